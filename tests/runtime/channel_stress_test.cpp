// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Races that only luck finds, many times and for a short while: each value
// arrives or comes back or is destroyed with the channel, exactly once.
#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <cstdint>
#include <numeric>
#include <thread>
#include <vector>

#include "counted.h"
#include "fearless/channel.h"

namespace fearless {
namespace {

using Counted = testing::Counted<2>;
using std::chrono::microseconds;

constexpr int kUnbounded = -1;

template <typename T>
auto open(int capacity) {
  return capacity == kUnbounded
             ? channel<T>()
             : sync_channel<T>(static_cast<std::size_t>(capacity));
}

class ChannelRaces : public ::testing::TestWithParam<int> {
 protected:
  void TearDown() override { EXPECT_EQ(Counted::living(), 0); }
};

TEST_P(ChannelRaces, ReceiverGoesWhileSendersSend) {
  for (int round = 0; round < 60; ++round) {
    auto [tx, rx] = open<Counted>(GetParam());
    std::barrier start(3);
    std::atomic<long> sent = 0;
    auto send = [&start, &sent](Sender<Counted> tx) {
      start.arrive_and_wait();
      for (int i = 0; i < 100; ++i) {
        auto result = tx.send(Counted(i));
        if (!result) {
          EXPECT_EQ(result.error().value.value, i);
          return;
        }
        ++sent;
      }
    };
    std::jthread one(send, tx.clone());
    std::jthread two(send, std::move(tx));
    start.arrive_and_wait();
    for (int i = 0; i < round % 40; ++i) (void)rx.recv();
    rx.reset();
    one.join();
    two.join();
    EXPECT_GE(sent, round % 40);
    EXPECT_EQ(Counted::living(), 0);
  }
}

TEST_P(ChannelRaces, BothEndsGoAtOnce) {
  for (int round = 0; round < 200; ++round) {
    auto [tx, rx] = open<Counted>(GetParam());
    if (GetParam() != 0) tx.send(Counted(1)).unwrap();
    std::barrier start(2);
    std::jthread other([&start, tx = std::move(tx)]() mutable {
      start.arrive_and_wait();
      tx.reset();
    });
    start.arrive_and_wait();
    rx.reset();
  }
}

TEST_P(ChannelRaces, LastSenderGoesWhileTheReceiverWaits) {
  for (int round = 0; round < 200; ++round) {
    auto [tx, rx] = open<Counted>(GetParam());
    std::jthread other([tx = std::move(tx)] {
      auto copy = tx.clone();
      (void)copy.send(Counted(1)).has_value();
    });
    EXPECT_EQ(rx.recv()->value, 1);
    EXPECT_FALSE(rx.recv());
  }
}

TEST_P(ChannelRaces, TimeoutsRaceWithValues) {
  constexpr int kValues = 300;
  auto [tx, rx] = open<Counted>(GetParam());
  std::jthread sender([tx = std::move(tx)] {
    for (int i = 0; i < kValues; ++i) {
      Counted value(i);
      for (;;) {
        auto sent = tx.send_timeout(std::move(value), microseconds(i % 30));
        if (sent) break;
        ASSERT_EQ(sent.error().reason, SendFailure::kTimeout);
        value = std::move(sent.error().value);
        ASSERT_EQ(value.value, i);
      }
    }
  });
  int expected = 0;
  for (;;) {
    auto received = rx.recv_timeout(microseconds(expected % 20));
    if (received) {
      ASSERT_EQ(received->value, expected++);
    } else if (received.error() == RecvTimeoutError::kDisconnected) {
      break;
    }
  }
  EXPECT_EQ(expected, kValues);
}

TEST_P(ChannelRaces, NoWakeUpIsLostWhenBothSidesSleepOften) {
  auto [ping_tx, ping_rx] = open<int>(GetParam());
  auto [pong_tx, pong_rx] = open<int>(GetParam());
  std::jthread echo(
      [rx = std::move(ping_rx), tx = std::move(pong_tx)]() mutable {
        for (int value : rx) tx.send(value).unwrap();
      });
  for (int i = 0; i < 400; ++i) {
    ping_tx.send(i).unwrap();
    ASSERT_EQ(pong_rx.recv(), i);
  }
  ping_tx.reset();
}

TEST_P(ChannelRaces, ManySendersFewSlots) {
  constexpr int kSenders = 6, kValues = 300;
  auto [tx, rx] = open<int>(GetParam());
  std::vector<std::jthread> senders;
  for (int s = 0; s < kSenders; ++s) {
    senders.emplace_back([tx = tx.clone()] {
      for (int i = 1; i <= kValues; ++i) {
        if (i % 3) {
          tx.send(i).unwrap();
        } else {
          while (!tx.send_timeout(i, microseconds(50))) {
          }
        }
      }
    });
  }
  tx.reset();
  long sum = 0;
  for (int value : rx) sum += value;
  EXPECT_EQ(sum, long{kSenders} * kValues * (kValues + 1) / 2);
}

INSTANTIATE_TEST_SUITE_P(, ChannelRaces,
                         ::testing::Values(kUnbounded, 0, 1, 3, 64));

}  // namespace
}  // namespace fearless
