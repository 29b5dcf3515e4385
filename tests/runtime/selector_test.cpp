// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/selector.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "counted.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;
using Counted = testing::Counted<7>;

// Channels of all flavours in turn.
template <typename T>
std::pair<std::vector<Sender<T>>, std::vector<Receiver<T>>> channels(int n) {
  std::vector<Sender<T>> senders;
  std::vector<Receiver<T>> receivers;
  for (int i = 0; i < n; ++i) {
    auto [tx, rx] = i % 3 == 0   ? channel<T>()
                    : i % 3 == 1 ? sync_channel<T>(2)
                                 : sync_channel<T>(0);
    senders.push_back(std::move(tx));
    receivers.push_back(std::move(rx));
  }
  return {std::move(senders), std::move(receivers)};
}

TEST(Selector, ReceivesFromAllUntilAllHaveEnded) {
  constexpr int kChannels = 30;
  auto [senders, receivers] = channels<Counted>(kChannels);
  std::vector<std::vector<int>> got(kChannels);
  int ends = 0;
  {
    std::vector<std::jthread> threads;
    for (auto& tx : senders) {
      threads.emplace_back([tx = std::move(tx)] {
        for (int k = 0; k < 20; ++k) tx.send(Counted(k)).unwrap();
      });
    }
    Selector arms;
    for (int i = 0; i < kChannels; ++i) {
      arms.recv(receivers[i], [&, i](Result<Counted, RecvError> value) {
        value ? got[i].push_back(value->value) : void(++ends);
      });
    }
    while (arms.select()) {
    }
    EXPECT_TRUE(arms.empty());
    EXPECT_FALSE(arms.select_for(milliseconds(1)));
  }
  EXPECT_EQ(ends, kChannels);
  for (const auto& values : got) {
    ASSERT_EQ(values.size(), 20u);
    for (int k = 0; k < 20; ++k) EXPECT_EQ(values[k], k);
  }
  EXPECT_EQ(Counted::living(), 0);
}

TEST(Selector, GivesUpWhenTheTimeIsOver) {
  auto [senders, receivers] = channels<int>(4);
  Selector arms;
  int got = 0;
  for (auto& rx : receivers) arms.recv(rx, [&](auto value) { got = *value; });
  EXPECT_FALSE(arms.try_select());
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(arms.select_for(milliseconds(3)));
  EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(3));
  senders[1].send(5).unwrap();
  EXPECT_TRUE(arms.try_select());
  EXPECT_EQ(got, 5);
  EXPECT_EQ(arms.size(), 4u);
}

TEST(Selector, SendsEachValueOnceAndKeepsTheRest) {
  auto [senders, receivers] = channels<std::string>(3);
  std::vector<std::string> values = {"list", "ring", "met"};
  Selector arms;
  int sent = 0;
  for (int i = 0; i < 3; ++i) {
    arms.send(senders[i], values[i],
              [&](auto result) { sent += bool(result); });
  }
  EXPECT_TRUE(arms.select());
  EXPECT_TRUE(arms.select());
  EXPECT_FALSE(arms.try_select());  // nobody is at the rendezvous
  EXPECT_EQ(values[2], "met");
  std::string got;
  std::jthread other([&, rx = &receivers[2]] { got = rx->recv().unwrap(); });
  EXPECT_TRUE(arms.select());
  EXPECT_FALSE(arms.select());
  other.join();
  EXPECT_EQ(got, "met");
  EXPECT_EQ(sent, 3);
  EXPECT_EQ(receivers[0].recv().unwrap() + receivers[1].recv().unwrap(),
            "listring");
}

TEST(Selector, AValueThatCannotBeSentComesBack) {
  auto [senders, receivers] = channels<std::string>(3);
  receivers.clear();
  std::vector<std::string> values(3, "back");
  std::string got;
  Selector arms;
  for (int i = 0; i < 3; ++i) {
    arms.send(senders[i], values[i],
              [&](auto sent) { got += sent.error().value; });
  }
  while (arms.select()) {
  }
  EXPECT_EQ(got, "backbackback");
}

struct Large {
  int value = 0;
  std::array<char, 600> bytes{};
};

TEST(Selector, ABoxedValueThatIsNotSentStaysWithItsOwner) {
  auto [tx, rx] = sync_channel<Large>(0);
  Large large{8, {}};
  Selector arms;
  arms.send(tx, large, [](auto) {});
  EXPECT_FALSE(arms.select_for(milliseconds(1)));
  EXPECT_EQ(large.value, 8);
  EXPECT_EQ(arms.size(), 1u);
}

TEST(Selector, IsFairBetweenArmsThatAreAlwaysReady) {
  auto [senders, receivers] = channels<int>(2);
  std::array<int, 3> got{};
  auto [tx, rx] = channel<int>();
  for (int i = 0; i < 300; ++i) {
    senders[0].send(0).unwrap();
    tx.send(1).unwrap();
  }
  Selector arms;
  arms.recv(receivers[0], [&](auto) { ++got[0]; });
  arms.recv(rx, [&](auto) { ++got[1]; });
  for (int i = 0; i < 300; ++i) EXPECT_TRUE(arms.select());
  EXPECT_EQ(got[0], 150);
  EXPECT_EQ(got[1], 150);
}

TEST(Selector, AHandlerMayThrow) {
  auto [senders, receivers] = channels<int>(3);
  Selector arms;
  for (auto& rx : receivers) {
    arms.recv(rx, [](auto value) {
      if (value) throw std::runtime_error("no");
    });
  }
  senders[0].send(1).unwrap();
  EXPECT_THROW(arms.select(), std::runtime_error);
  EXPECT_FALSE(arms.try_select());
  EXPECT_EQ(arms.size(), 3u);
  senders.clear();
  while (arms.select()) {
  }
}

// Each thread offers and asks at every channel at once, so that a selector may
// have to serve another one.
TEST(SelectorRaces, SelectorsServeEachOther) {
  constexpr int kRounds = 300;
  auto [ping_tx, ping_rx] = sync_channel<int>(0);
  auto [pong_tx, pong_rx] = sync_channel<int>(0);
  const auto play = [](auto& tx, auto& rx, int& sum) {
    int sent = 0;
    int received = 0;
    while (sent < kRounds || received < kRounds) {
      int value = sent + 1;
      Selector arms;
      if (sent < kRounds) arms.send(tx, value, [&](auto) { ++sent; });
      if (received < kRounds) {
        arms.recv(rx, [&](auto got) { sum += *got, ++received; });
      }
      ASSERT_TRUE(arms.select());
    }
  };
  int one = 0;
  int two = 0;
  {
    std::jthread other([&] { play(pong_tx, ping_rx, two); });
    play(ping_tx, pong_rx, one);
  }
  EXPECT_EQ(one, kRounds * (kRounds + 1) / 2);
  EXPECT_EQ(two, one);
}

TEST(SelectorRaces, TimeoutsLoseNoValue) {
  auto [senders, receivers] = channels<Counted>(6);
  std::array<int, 6> sums{};
  {
    std::vector<std::jthread> threads;
    for (auto& tx : senders) {
      threads.emplace_back([tx = std::move(tx)] {
        for (int k = 1; k <= 60; ++k) {
          tx.send(Counted(k)).unwrap();
          if (k % 16 == 0) std::this_thread::sleep_for(milliseconds(1));
        }
      });
    }
    Selector arms;
    for (int i = 0; i < 6; ++i) {
      arms.recv(receivers[i], [&, i](auto value) {
        if (value) sums[i] += value->value;
      });
    }
    while (!arms.empty()) (void)arms.select_for(std::chrono::microseconds(40));
  }
  for (const int sum : sums) EXPECT_EQ(sum, 60 * 61 / 2);
  EXPECT_EQ(Counted::living(), 0);
}

}  // namespace
}  // namespace fearless
