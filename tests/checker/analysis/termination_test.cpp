// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every function comes to an end, and says so when it was cut short. No clock
// here: a run that does not end is what the timeout of the test is for.

#include <gtest/gtest.h>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

TEST(Termination, OfARecursion) {
  Facts facts(R"(
global @n : "int"
function "down" {
  local "flag" : "bool" parameter
  write @n
  branch _flag bb1 bb2
bb1:
  call "down"(copy _flag)
  goto bb2
bb2:
  return
})");
  EXPECT_EQ(facts.accesses("down"), "writes @n");
  EXPECT_FALSE(facts.of("down").over_budget);
}

TEST(Termination, OfAMutualRecursionThatKnowsAllAccesses) {
  Facts facts(R"(
global @a : "int"
global @b : "int"
global @c : "int"
function "one" {
  write @a
  call "two"()
}
function "two" {
  write @b
  call "three"()
}
function "three" {
  read @c
  call "one"()
})");
  for (const char* name : {"one", "two", "three"})
    EXPECT_EQ(facts.accesses(name), "reads @c, writes @a, writes @b") << name;
}

// A list that each call makes one longer: `n.*.next` is cut at some length.
TEST(Termination, OfARecursionThatDescends) {
  Facts facts(R"(
type "Node" record
type "Node*" pointer copy=borrow to "Node"
field .next : "Node*" of "Node"
field .value : "int" of "Node"
function "sum" {
  local "n" : "Node*" parameter
  read _n.*.value
  call "sum"(copy _n.*.next)
})");
  EXPECT_FALSE(facts.of("sum").over_budget);
  EXPECT_NE(facts.accesses("sum").find("reads _n.*.value"), std::string::npos);
  EXPECT_NE(facts.accesses("sum").find("reads _n.*.next.*.value"),
            std::string::npos);
}

TEST(Termination, OfALoopThatDescends) {
  Facts facts(R"(
type "Node" record
type "Node*" pointer copy=borrow to "Node"
field .next : "Node*" of "Node"
field .value : "int" of "Node"
function "sum" {
  local "first" : "Node*" parameter
  local "n" : "Node*"
  copy _n = _first
  goto bb1
bb1:
  branch _n bb2 bb3
bb2:
  write _n.*.value
  copy _n = _n.*.next
  goto bb1
bb3:
  return
})");
  EXPECT_FALSE(facts.of("sum").over_budget);
  EXPECT_NE(facts.accesses("sum").find("writes _first.*.value"),
            std::string::npos);
}

TEST(Termination, OfALoopWithTwoEntries) {
  Facts facts(R"(
global @mu : "std::mutex"
global @n : "int"
function "f" {
  branch bb1 bb2
bb1:
  acquire @mu
  write @n       // first
  release @mu
  branch bb2 bb3
bb2:
  acquire @mu
  write @n       // second
  release @mu
  branch bb1 bb3
bb3:
  write @n       // behind
})");
  EXPECT_EQ(facts.locks("first"), "@mu");
  EXPECT_EQ(facts.locks("second"), "@mu");
  EXPECT_EQ(facts.locks("behind"), "nothing");
  EXPECT_FALSE(facts.of("f").over_budget);
}

TEST(Termination, OfALoopWithoutEnd) {
  Facts facts(R"(
global @n : "int"
function "f" {
  goto bb1
bb1:
  write @n
  goto bb1
})");
  EXPECT_EQ(facts.accesses("f"), "writes @n");
}

TEST(Termination, OfALoopThatStartsAThreadInEachRound) {
  Facts facts(R"(
function "work" {}
function "f" {
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  spawn fn "work"    // worker
  goto bb1
bb3:
  return
})");
  EXPECT_EQ(facts.running("f"), "worker");
  EXPECT_FALSE(facts.of("f").over_budget);
}

// Blocks one after another, each with a way around the next.
std::string long_function(unsigned blocks) {
  std::string text = "  acquire @mu\n  goto bb1\n";
  for (unsigned block = 1; block < blocks; ++block)
    text += "bb" + std::to_string(block) + ":\n  branch bb" +
            std::to_string(block + 1) + " bb" +
            std::to_string(std::min(block + 2, blocks)) + "\n";
  return "global @n : \"int\"\nglobal @mu : \"std::mutex\"\n"
         "function \"f\" {\n" +
         text + "bb" + std::to_string(blocks) +
         ":\n  write @n  // last\n  release @mu\n}\n";
}

TEST(Termination, OfTenThousandBlocks) {
  Facts facts(long_function(10'000));
  EXPECT_EQ(facts.locks("last"), "@mu");
  EXPECT_EQ(facts.locks("f", facts.of("f").summary.acquired), "nothing");
  EXPECT_FALSE(facts.of("f").over_budget);
}

TEST(Termination, OfTenThousandBlocksInOneLoop) {
  std::string text =
      "global @n : \"int\"\nglobal @mu : \"std::mutex\"\n"
      "function \"f\" {\n  goto bb1\n";
  for (unsigned block = 1; block < 10'000; ++block)
    text += "bb" + std::to_string(block) + ":\n  acquire @mu\n" +
            "  release @mu\n  goto bb" + std::to_string(block + 1) + "\n";
  text += "bb10000:\n  branch bb1 bb10001\nbb10001:\n  write @n  // last\n}";
  Facts facts(text);
  EXPECT_EQ(facts.locks("last"), "nothing");
  EXPECT_FALSE(facts.of("f").over_budget);
}

// One loop in another, two hundred deep.
TEST(Termination, OfLoopsInLoops) {
  constexpr unsigned kDepth = 200;
  std::string text = "global @n : \"int\"\nfunction \"f\" {\n  goto bb1\n";
  for (unsigned head = 1; head <= kDepth; ++head)
    text += "bb" + std::to_string(head) + ":\n  branch bb" +
            std::to_string(head + 1) + " bb" +
            std::to_string(2 * kDepth + 2 - head) + "\n";
  text += "bb" + std::to_string(kDepth + 1) + ":\n  write @n\n";
  for (unsigned head = kDepth; head > 1; --head)
    text += "  goto bb" + std::to_string(head) + "\nbb" +
            std::to_string(2 * kDepth + 2 - head) + ":\n";
  text += "  goto bb1\nbb" + std::to_string(2 * kDepth + 1) + ":\n  return\n}";
  Facts facts(text);
  EXPECT_EQ(facts.accesses("f"), "writes @n");
  EXPECT_FALSE(facts.of("f").over_budget);
}

// Each round of the loop hands what `p0` points at one pointer further: the
// states take as many rounds to settle as there are pointers.
std::string relay(unsigned pointers) {
  std::string locals, body;
  for (unsigned at = 0; at < pointers; ++at)
    locals += "  local \"p" + std::to_string(at) + "\" : \"int*\"\n";
  for (unsigned at = pointers; --at > 0;)
    body += "  copy _p" + std::to_string(at) + " = _p" +
            std::to_string(at - 1) + "\n";
  return "global @n : \"int\"\nfunction \"f\" {\n" + locals +
         "  borrow _p0 = &@n\n  goto bb1\nbb1:\n  branch bb2 bb3\nbb2:\n" +
         body + "  goto bb1\nbb3:\n  write _p" + std::to_string(pointers - 1) +
         ".*\n}\nfunction \"g\" {\n  call \"f\"()\n}";
}

TEST(Termination, CountsAFunctionThatDoesNotSettleAsOverBudget) {
  Facts facts(relay(60));
  EXPECT_TRUE(facts.of("f").over_budget);
  EXPECT_FALSE(facts.of("g").over_budget);
}

TEST(Termination, LetsAFunctionThatSettlesFinish) {
  Facts facts(relay(4));
  EXPECT_FALSE(facts.of("f").over_budget);
  EXPECT_NE(facts.accesses("f").find("writes @n"), std::string::npos);
}

}  // namespace
}  // namespace fearless::analysis
