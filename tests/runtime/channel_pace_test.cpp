// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How channels keep their pace: blocks that come back, and rests in a stream.
#include <gtest/gtest.h>

#include <array>

#include "fearless/channel.h"

namespace fearless::detail::channels {
namespace {

struct Node {
  Node* previous = nullptr;
  long padding = 0;
};

TEST(Recycling, GivesBackAllThatItTookTheNewestFirst) {
  Recycling<Node, Native> returns;
  std::array<Node, 3> nodes;
  EXPECT_EQ(returns.take_all(), nullptr);
  for (Node& node : nodes) EXPECT_TRUE(returns.put(&node));
  Node* chain = returns.take_all();
  for (int i = 2; i >= 0; --i, chain = chain->previous) {
    ASSERT_EQ(chain, &nodes[i]);
  }
  EXPECT_EQ(chain, nullptr);
  EXPECT_EQ(returns.take_all(), nullptr);
}

TEST(Recycling, KeepsSevenAtMost) {
  Recycling<Node, Native> returns;
  std::array<Node, 8> nodes;
  for (int i = 0; i < 7; ++i) EXPECT_TRUE(returns.put(&nodes[i]));
  EXPECT_FALSE(returns.put(&nodes[7]));
  returns.take_all();
  EXPECT_TRUE(returns.put(&nodes[7]));
}

std::uint32_t rest_after(Following& following, int taken) {
  for (int i = 0; i < taken; ++i) following.count();
  return following.plan(10).bursts_before;
}

TEST(Following, DoesNotRestWhereEachValueIsAnswered) {
  Following following;
  EXPECT_EQ(rest_after(following, 1), 0u);
  EXPECT_EQ(rest_after(following, 2), 0u);
  EXPECT_EQ(rest_after(following, 0), 0u);
}

TEST(Following, RestsLongerWhileBatchesAreLarge) {
  Following following;
  EXPECT_EQ(rest_after(following, 100), 1u);
  EXPECT_EQ(rest_after(following, 100), 2u);
  EXPECT_EQ(rest_after(following, 100), 4u);
  EXPECT_EQ(rest_after(following, 100), 8u);
  EXPECT_EQ(rest_after(following, 100), 10u);
  EXPECT_EQ(rest_after(following, 100), 10u);
  EXPECT_EQ(rest_after(following, 5), 1u);
  EXPECT_EQ(rest_after(following, 100), 2u);
  EXPECT_EQ(rest_after(following, 1), 0u);
}

TEST(Pace, BlocksThatComeBackKeepTheOrder) {
  auto [tx, rx] = channel<int>();
  for (int round = 0, sent = 0, received = 0; round < 200; ++round) {
    for (int i = 0; i < 37 * (round % 40); ++i) tx.send(sent++).unwrap();
    for (int i = 0; i < 37 * (round % 40); ++i) {
      ASSERT_EQ(rx.recv().unwrap(), received++);
    }
  }
}

}  // namespace
}  // namespace fearless::detail::channels
