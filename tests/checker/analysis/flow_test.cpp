// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/flow.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

// A module with one function of these blocks.
ir::Module blocks(const std::string& body) {
  return parsed("function \"f\" {\n" + body + "\n}");
}
Flow flow_of_blocks(const std::string& body) {
  return flow_of(blocks(body).functions[0]);
}

std::string loop_blocks(const Flow& flow) {
  std::set<std::string> found;
  for (std::size_t block = 0; block < flow.in_loop.size(); ++block)
    if (flow.in_loop[block]) found.insert(std::to_string(block));
  return listed(found);
}

// "1->3 _threads[]"
std::string joined_by_loops(const ir::Module& module) {
  std::set<std::string> found;
  for (const auto& [edge, places] : flow_of(module.functions[0]).joined_by_loop)
    for (const ir::Place& place : places)
      found.insert(std::to_string(edge.first) + "->" +
                   std::to_string(edge.second) + " " +
                   ir::print(module, place));
  return listed(found);
}

constexpr char kDiamond[] = R"(
  branch bb1 bb2
bb1:
  goto bb3
bb2:
  goto bb3
bb3:
  return)";

constexpr char kLoop[] = R"(
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  goto bb1
bb3:
  return)";

TEST(Flow, VisitsABlockAfterThoseThatLeadToIt) {
  Flow flow = flow_of_blocks(kDiamond);
  ASSERT_EQ(flow.order.size(), 4u);
  EXPECT_EQ(flow.order.front(), 0u);
  EXPECT_EQ(flow.order.back(), 3u);
  for (std::uint32_t at = 0; at < flow.order.size(); ++at)
    EXPECT_EQ(flow.rank[flow.order[at]], at);
}

TEST(Flow, LeavesOutWhatCannotBeReached) {
  Flow flow = flow_of_blocks(R"(
  return
bb1:
  goto bb2
bb2:
  goto bb1)");
  EXPECT_EQ(flow.order, std::vector<ir::BlockId>{0});
  EXPECT_EQ(flow.rank[1], ir::kNone);
  EXPECT_EQ(loop_blocks(flow), "none");
}

TEST(Flow, FollowsExceptions) {
  Flow flow = flow_of_blocks(R"(
bb0 unwind bb1:
  return
bb1:
  unwind)");
  EXPECT_NE(flow.rank[1], ir::kNone);
  EXPECT_GT(flow.rank[1], flow.rank[0]);
}

TEST(Flow, GivesEachSuccessor) {
  ir::Module module = blocks(R"(
bb0 unwind bb2:
  switch bb1 bb2 bb3
bb1:
  return
bb2:
  unwind
bb3:
  unreachable)");
  const std::vector<ir::Block>& all = module.functions[0].blocks;
  std::vector<ir::BlockId> out = successors(all[0]);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  EXPECT_EQ(out, (std::vector<ir::BlockId>{1, 2, 3}));
  for (ir::BlockId block : {1u, 2u, 3u})
    EXPECT_TRUE(successors(all[block]).empty()) << block;
}

TEST(Flow, KnowsWhatIsInALoop) {
  EXPECT_EQ(loop_blocks(flow_of_blocks(kDiamond)), "none");
  EXPECT_EQ(loop_blocks(flow_of_blocks(kLoop)), "1, 2");
  EXPECT_EQ(loop_blocks(flow_of_blocks("  goto bb1\nbb1:\n  branch bb1 bb2\n"
                                       "bb2:\n  return")),
            "1");
}

TEST(Flow, KnowsLoopsInLoops) {
  EXPECT_EQ(loop_blocks(flow_of_blocks(R"(
  goto bb1
bb1:
  branch bb2 bb5
bb2:
  branch bb3 bb4
bb3:
  goto bb2
bb4:
  goto bb1
bb5:
  return)")),
            "1, 2, 3, 4");
}

TEST(Flow, TakesALoopWithTwoEntriesForOne) {
  Flow flow = flow_of_blocks(R"(
  branch bb1 bb2
bb1:
  goto bb2
bb2:
  branch bb1 bb3
bb3:
  return)");
  EXPECT_EQ(flow.order.size(), 4u);
  EXPECT_TRUE(flow.in_loop[1]);
  EXPECT_TRUE(flow.in_loop[2]);
  EXPECT_FALSE(flow.in_loop[3]);
}

constexpr char kThreads[] = R"(
  local "threads" : "Threads"
  local "t" : "std::thread&"
)";

TEST(Flow, JoinsElementsWhereTheLoopEnds) {
  EXPECT_EQ(joined_by_loops(blocks(std::string(kThreads) + R"(
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  join _threads[]
  goto bb1
bb3:
  return)")),
            "1->3 _1[]");
}

TEST(Flow, JoinsElementsThroughTheLoopsVariable) {
  EXPECT_EQ(joined_by_loops(blocks(std::string(kThreads) + R"(
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  init _t
  borrow _t = &_threads[]
  join _t.*
  kill _t implicit
  goto bb1
bb3:
  return)")),
            "1->3 _1[]");
}

TEST(Flow, JoinsElementsOnEveryWayOut) {
  EXPECT_EQ(joined_by_loops(blocks(std::string(kThreads) + R"(
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  join _threads[]
  branch bb1 bb4
bb3:
  return
bb4:
  return)")),
            "1->3 _1[], 2->4 _1[]");
}

TEST(Flow, JoinsNothingByALoopOverASingleHandle) {
  EXPECT_EQ(joined_by_loops(blocks(R"(
  local "t" : "std::thread"
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  join _t
  goto bb1
bb3:
  return)")),
            "none");
}

TEST(Flow, JoinsNothingOutsideALoop) {
  EXPECT_EQ(joined_by_loops(blocks(std::string(kThreads) + R"(
  join _threads[]
  goto bb1
bb1:
  branch bb1 bb2
bb2:
  return)")),
            "none");
}

// Deep enough to overflow the stack of a recursive search.
TEST(Flow, GoesThroughAHundredThousandBlocks) {
  constexpr ir::BlockId kCount = 100'000;
  ir::Function function;
  function.blocks.resize(kCount);
  for (ir::BlockId block = 0; block + 1 < kCount; ++block) {
    function.blocks[block].terminator.kind = ir::TerminatorKind::kGoto;
    function.blocks[block].terminator.targets = {block + 1};
  }
  Flow flow = flow_of(function);
  EXPECT_EQ(flow.order.size(), kCount);
  EXPECT_EQ(flow.rank[kCount - 1], kCount - 1);
}

TEST(Flow, OfNothingIsEmpty) {
  Flow flow = flow_of(ir::Function());
  EXPECT_TRUE(flow.order.empty());
}

}  // namespace
}  // namespace fearless::analysis
