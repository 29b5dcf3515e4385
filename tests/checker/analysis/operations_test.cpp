// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is done to locks, threads and channels, and what is held meanwhile: in
// the function itself, and as its callers see it.

#include <gtest/gtest.h>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

constexpr const char* kGlobals = R"(
global @mu : "std::mutex"
global @other : "std::mutex"
global @cv : "std::condition_variable"
)";

// "takes @other under @mu", for each operation of the function.
std::string operations(const Facts& facts, std::string_view function) {
  constexpr const char* kNames[] = {"takes",    "tries",  "gives",    "waits",
                                    "notifies", "blocks", "receives", "sends",
                                    "closes",   "joins",  "detaches", "invokes",
                                    "suspends", "adopts"};
  std::set<std::string> found;
  ir::FunctionId id = facts.id(function);
  for (const Operation& o : facts.of(function).operations) {
    std::string text = kNames[static_cast<int>(o.kind)];
    if (!o.place.is_nothing()) text += " " + facts.spell(id, o.place);
    std::string held = facts.locks(function, o.locks);
    if (held != "nothing") text += " under " + held;
    found.insert(text);
  }
  return listed(found);
}

TEST(Operations, KnowTheLocksOfTheMomentBefore) {
  Facts facts(std::string(kGlobals) + R"(
function "f" {
  acquire @mu
  acquire @other
  release @other
  release @mu
})");
  EXPECT_EQ(operations(facts, "f"),
            "gives @mu under @mu, gives @other under @mu, @other, "
            "takes @mu, takes @other under @mu");
}

TEST(Operations, AnAdoptingGuardTakesNothing) {
  Facts facts(std::string(kGlobals) + R"(
function "f" {
  local "g" : "std::lock_guard"
  acquire @mu
  acquire @mu via _g value = 1
  kill _g implicit
})");
  EXPECT_EQ(operations(facts, "f"), "adopts @mu under @mu, takes @mu");
}

TEST(Operations, AreToldToCallersWithWhatTheyHold) {
  Facts facts(std::string(kGlobals) + R"(
callee "inner" fn "inner"
function "inner" {
  acquire @other
  release @other
}
function "outer" {
  acquire @mu
  call "inner"()
  release @mu
})");
  EXPECT_EQ(operations(facts, "outer"),
            "gives @mu under @mu, gives @other under @mu, @other, takes @mu, "
            "takes @other under @mu");
}

TEST(Operations, AWaitNamesTheLockBehindItsGuard) {
  Facts facts(std::string(kGlobals) + R"(
function "f" {
  local "g" : "std::unique_lock"
  acquire @mu via _g
  wait @cv, _g
  kill _g implicit
})");
  const std::vector<Operation>& all = facts.of("f").operations;
  auto wait = std::find_if(all.begin(), all.end(), [](const Operation& o) {
    return o.kind == Operation::Kind::kWait;
  });
  ASSERT_NE(wait, all.end());
  EXPECT_EQ(facts.spell(facts.id("f"), wait->with), "@mu");
  EXPECT_FALSE(wait->has_predicate);
}

TEST(Operations, TheWaysOutKnowWhatIsStillHeld) {
  Facts facts(std::string(kGlobals) + R"(
function "f" {
  local "early" : "bool"
  bb0:
    acquire @mu
    branch _early bb1 bb2
  bb1:
    return
  bb2:
    release @mu
    return
})");
  std::set<std::string> held;
  for (const Exit& exit : facts.of("f").exits)
    held.insert(facts.locks("f", exit.locks));
  EXPECT_EQ(listed(held), "@mu, nothing");
}

}  // namespace
}  // namespace fearless::analysis
