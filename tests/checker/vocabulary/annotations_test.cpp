// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/annotations.h"

#include <gtest/gtest.h>

#include "checker/vocabulary/sentence.h"

namespace fearless::vocabulary {
namespace {

std::string effects(const MarkedFunction& function) {
  llvm::Expected<FunctionMarks> marks = from_annotations(function);
  if (!marks) return llvm::toString(marks.takeError());
  return marks->model ? print(marks->model->effects) : "nothing is known";
}

TEST(Annotations, OnParameters) {
  EXPECT_EQ(effects({"Pool::post", true, false, {}, {{"spawns"}, {}}}),
            "spawn arg0 on this as task");
  EXPECT_EQ(effects({"on_close", false, false, {}, {{}, {"stores"}}}),
            "store arg1");
  EXPECT_EQ(effects({"Bus::put", true, false, {}, {{"sends"}}}),
            "send arg0 via this");
  EXPECT_EQ(effects({"each", false, false, {}, {{"invokes"}}}), "invoke arg0");
}

TEST(Annotations, OnFunctions) {
  // The body still says what else happens.
  EXPECT_EQ(effects({"Pool::stop", true, false, {"joins"}, {}}),
            "call; join this");
  EXPECT_EQ(effects({"fetch", false, false, {"blocks"}, {{}}}),
            "call; block other");
  EXPECT_EQ(effects({"wait_for", false, false, {}, {{"joins"}}}),
            "call; join arg0");
  EXPECT_EQ(effects({"Bus::put", true, false, {"sends"}, {{}, {}}}),
            "send arg0 via this; send arg1 via this");
  EXPECT_EQ(effects({"Db::open", true, false, {"effect borrow this.*"}, {}}),
            "borrow this.* to result");
  EXPECT_EQ(effects({"View::View", true, true, {"effect borrow arg0[]"}, {{}}}),
            "borrow arg0[] to this");
  EXPECT_EQ(effects({"f", false, false, {}, {{}, {}}}), "nothing is known");
}

TEST(Annotations, ThreadRoots) {
  llvm::Expected<FunctionMarks> marks =
      from_annotations({"audio_callback", false, false, {"thread_root"}, {}});
  ASSERT_TRUE(bool(marks));
  EXPECT_TRUE(marks->is_thread_root);
  EXPECT_FALSE(marks->model.has_value());
}

TEST(Annotations, Mistakes) {
  EXPECT_EQ(effects({"f", false, false, {"sync"}, {}}),
            "unknown mark on a function `sync` (allowed: joins, blocks, sends, "
            "thread_root, effect ...)");
  EXPECT_EQ(effects({"f", false, false, {}, {{"spawn"}}}),
            "unknown mark on a parameter `spawn`; did you mean `spawns`? "
            "(allowed: spawns, stores, invokes, sends, joins)");
  EXPECT_EQ(
      effects({"f", false, false, {"effect raed arg0"}, {}}).substr(0, 56),
      "in FEARLESS_EFFECT(\"raed arg0\"): unknown effect `raed`; ");
}

TEST(Annotations, OnClasses) {
  TypeModel model;
  EXPECT_FALSE(bool(
      add_annotations({"send", "not_sync", "roles lock, recursive"}, model)));
  EXPECT_EQ(model.send->kind, TraitRule::Kind::kYes);
  EXPECT_EQ(model.sync->kind, TraitRule::Kind::kNo);
  EXPECT_EQ(model.sync->reason, "it is marked FEARLESS_NOT_SYNC");
  EXPECT_EQ(model.roles, static_cast<std::uint32_t>(ir::Role::kLock) |
                             static_cast<std::uint32_t>(ir::Role::kRecursive));
  llvm::Error error = add_annotations({"sned"}, model);
  EXPECT_EQ(llvm::toString(std::move(error)),
            "unknown mark on a class `sned`; did you mean `send`? (allowed: "
            "send, not_send, sync, not_sync, roles ...)");
}

}  // namespace
}  // namespace fearless::vocabulary
