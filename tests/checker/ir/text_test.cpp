// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/text.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "checker/ir/verify.h"
#include "tests/checker/ir/examples.h"

namespace fearless::ir {
namespace {

TEST(Text, PrintsEverythingAsApproved) {
  const std::string path = "tests/golden/ir/everything.ir";
  const std::string text = print(everything());
  if (std::getenv("FEARLESS_BLESS") != nullptr)
    std::ofstream(FEARLESS_SOURCE_DIR "/" + path, std::ios::binary) << text;
  EXPECT_EQ(text, read_source_file(path));
}

TEST(Text, GivesEverythingBack) {
  const std::string text = print(everything());
  EXPECT_TRUE(parsed(text) == everything());
  EXPECT_EQ(print(parsed(text)), text);
}

TEST(Text, GivesAnEmptyModuleBack) {
  EXPECT_TRUE(parsed(print(Module())) == Module());
  Module module;
  module.functions.emplace_back();
  EXPECT_TRUE(parsed(print(module)) == module);
}

// Whatever is lost in the text must be something that no module may have.
TEST(Text, GivesEveryValueBack) {
  std::size_t lost = 0;
  const auto test = [&](const Module& changed) {
    llvm::Expected<Module> again = parse(print(changed));
    const bool is_same = again && *again == changed;
    if (!again) llvm::consumeError(again.takeError());
    if (is_same) return;
    ++lost;
    EXPECT_FALSE(verify(changed).empty()) << print(changed);
  };
  const std::size_t count = for_each_change(everything(), test);
  EXPECT_GT(count, 2500u);
  EXPECT_LT(lost, count / 4);
}

template <class Enum>
void expect_all_in_example() {
  std::set<Enum> seen;
  for_each_value(everything(), [&]<class T>(const T& value) {
    if constexpr (std::is_same_v<T, Enum>) seen.insert(value);
  });
  for (const auto& [value, word] : spellings<Enum>())
    EXPECT_EQ(seen.count(value), 1u) << word;
}

TEST(Text, ExampleHasEveryWord) {
  expect_all_in_example<EventKind>();
  expect_all_in_example<Mode>();
  expect_all_in_example<SpawnKind>();
  expect_all_in_example<BlockKind>();
  expect_all_in_example<OperandKind>();
  expect_all_in_example<CopyMeaning>();
  expect_all_in_example<Answer>();
  expect_all_in_example<LocalRole>();
  expect_all_in_example<TerminatorKind>();
  expect_all_in_example<LockContract>();
  expect_all_in_example<RootKind>();
  expect_all_in_example<StepKind>();
  expect_all_in_example<Suppression::Kind>();
  expect_all_in_example<Rewrite::Kind>();
  expect_all_in_example<Problem::Kind>();
  std::uint32_t roles = 0, flags = 0;
  for (const Type& type : everything().types) roles |= type.roles;
  for (const Function& function : everything().functions)
    flags |= function.flags;
  EXPECT_EQ(roles, all_bits<Role>());
  EXPECT_EQ(flags, all_bits<FunctionFlag>());
}

TEST(Text, GivesBackWhatAnEventHasBeyondItsForm) {
  const std::string line =
      "read _0 target=_0 result=_0 args=(copy _0, fn \"g\") callee=\"g\" "
      "mode=shared spawn=task block=io value=-3 on_false may_throw all "
      "predicate timed implicit @0:1:2-3:4";
  const Module module = parsed("function \"f\" {\n" + line + "\n}");
  EXPECT_EQ(print(module, module.functions[0].blocks[0].events[0]), line);
}

TEST(Text, PrintsParts) {
  const Module& module = everything();
  const Function& function = module.functions[0];
  const Event& event = function.blocks[0].events[1];
  EXPECT_EQ(print(module, event.place), "_2.*.label");
  EXPECT_TRUE(print(module, event).starts_with("read _2.*.label @0:"));
  EXPECT_TRUE(print(module, function)
                  .starts_with("function 0 \"Pool::submit\" method"));
}

TEST(Text, PrintsIdsThatDoNotExist) {
  Module module = everything();
  Event event;
  event.kind = EventKind::kCall;
  event.callee = 99;
  event.target = Place::global(98).field(97);
  event.args.push_back({.kind = OperandKind::kFunction, .function = 96});
  EXPECT_EQ(print(module, event), "call '99(fn '96) -> @'98.'97 @-");
}

}  // namespace
}  // namespace fearless::ir
