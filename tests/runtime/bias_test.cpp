// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The tail word of a channel, whoever owns it: no ticket is given twice.
#include "fearless/detail/channel/bias.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <barrier>
#include <thread>
#include <vector>

#include "fearless/channel.h"
#include "fearless/detail/channel/tail.h"

namespace fearless::detail::channels {
namespace {

using NativeTail = Tail<Native>;

template <typename F>
void in_a_thread(F f) {
  std::jthread(std::move(f)).join();
}

bool nobody_has_left() { return false; }

// Who enters with claim() as often as it takes.
bool enters(Bias<Native>& bias) {
  bias.claim(nobody_has_left);
  const auto turn = bias.enter();
  if (turn) bias.leave(turn);
  return bool(turn);
}

TEST(Bias, BelongsToNobodyThenToTwoThreadsThenToAll) {
  if (!Native::has_process_fence()) GTEST_SKIP() << "the kernel has no fence";
  Bias<Native> bias;
  EXPECT_FALSE(bias.enter());
  EXPECT_TRUE(enters(bias));
  EXPECT_TRUE(enters(bias));
  // Each keeps its thread until the last, so that their numbers differ.
  std::barrier turn(2);
  std::jthread second([&] {
    EXPECT_FALSE(bias.enter());
    EXPECT_TRUE(enters(bias));
    turn.arrive_and_wait();
    turn.arrive_and_wait();
    EXPECT_FALSE(bias.enter());
  });
  turn.arrive_and_wait();
  EXPECT_FALSE(bias.enter());
  EXPECT_FALSE(bias.is_everybodys());
  EXPECT_FALSE(enters(bias)) << "a third claim makes it everybody's";
  EXPECT_TRUE(bias.is_everybodys());
  turn.arrive_and_wait();
}

TEST(Bias, SharedOnceItStaysSo) {
  Bias<Native> bias;
  bias.share(nobody_has_left);
  EXPECT_TRUE(bias.is_everybodys());
  EXPECT_FALSE(enters(bias));
  bias.fence();
  EXPECT_TRUE(bias.is_everybodys());
}

// A machine whose kernel has no fence for a process.
struct Fenceless : Native {
  static bool has_process_fence() noexcept { return false; }
};

TEST(Bias, IsEverybodysFromTheStartWhereThereIsNoFence) {
  Bias<Fenceless> bias;
  EXPECT_TRUE(bias.is_everybodys());
}

// All tickets of many tails, each fought over by a few threads that start at
// once: while one owns it, while it moves, and when it is everybody's.
TEST(Tail, GivesEachTicketOnce) {
  constexpr int kThreads = 3, kTickets = 300;
  constexpr int kRounds = 100;
  for (int round = 0; round < kRounds; ++round) {
    NativeTail tail(0);
    std::vector<std::uint64_t> taken[kThreads];
    std::barrier start(kThreads);
    {
      std::vector<std::jthread> threads;
      for (auto& mine : taken) {
        threads.emplace_back([&] {
          const bool by_comparison = &mine == &taken[1];
          start.arrive_and_wait();
          for (int i = 0; i < kTickets; ++i) {
            std::uint64_t word = tail.load();
            if (by_comparison) {
              while (!tail.take_if(word)) {
              }
            } else {
              word = tail.take();
            }
            mine.push_back(NativeTail::ticket(word));
          }
        });
      }
    }
    std::vector<std::uint64_t> all;
    for (const auto& mine : taken) {
      EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
      all.insert(all.end(), mine.begin(), mine.end());
    }
    std::sort(all.begin(), all.end());
    for (std::uint64_t i = 0; i < all.size(); ++i) ASSERT_EQ(all[i], i);
    EXPECT_EQ(NativeTail::ticket(tail.load()), all.size());
  }
}

TEST(Tail, AFlagIsSetWhileItsOwnerTakesTickets) {
  for (int round = 0; round < 200; ++round) {
    NativeTail tail(0);
    std::atomic<bool> is_going = false;
    std::uint64_t taken = 0, last = 0;
    std::jthread owner([&] {
      do {
        last = tail.take();
        ++taken;
        is_going = true;
      } while (!(last & NativeTail::kReceiverGone));
    });
    while (!is_going) std::this_thread::yield();
    const std::uint64_t seen = tail.set(NativeTail::kReceiverGone);
    owner.join();
    EXPECT_EQ(NativeTail::ticket(tail.load()), taken);
    EXPECT_EQ(NativeTail::ticket(seen), taken - 1) << "the last came after";
  }
}

// An owner that is leaving is waited for until its last store shows.
TEST(Tail, TheLastStoreOfAnOwnerIsNotLost) {
  for (int round = 0; round < 300; ++round) {
    NativeTail tail(0);
    std::barrier start(2);
    std::uint64_t owner_saw = 0;
    std::jthread owner([&] {
      tail.take();
      start.arrive_and_wait();
      tail.set(NativeTail::kSendersGone);
      owner_saw = tail.set_last(NativeTail::kSendersLeft);
    });
    start.arrive_and_wait();
    tail.set(NativeTail::kReceiverGone);
    const std::uint64_t seen = tail.set_last(NativeTail::kReceiverLeft);
    owner.join();
    EXPECT_NE(bool(seen & NativeTail::kSendersLeft),
              bool(owner_saw & NativeTail::kReceiverLeft))
        << "one of the two is the second, and knows it";
    const std::uint64_t word = tail.load();
    EXPECT_TRUE(word & NativeTail::kSendersLeft);
    EXPECT_TRUE(word & NativeTail::kReceiverLeft);
    EXPECT_EQ(NativeTail::ticket(word), 1u);
  }
}

// Both ends go at once, the sender's with its owner's plain stores: the channel
// is freed once, by the second, and not touched by the first any more.
TEST(Bias, BothEndsGoAtOnce) {
  for (int round = 0; round < 500; ++round) {
    auto [tx, rx] = channel<std::vector<int>>();
    std::barrier start(2);
    std::jthread owner([&, tx = std::move(tx)]() mutable {
      ASSERT_TRUE(tx.send({1, 2, 3}));
      start.arrive_and_wait();
      tx.reset();
    });
    start.arrive_and_wait();
    if (round % 2 == 0) {
      EXPECT_EQ(rx.recv().value().size(), 3u);
    }
    rx.reset();
  }
}

// The owner drops the receiver first, and goes on sending.
TEST(Bias, AnOwnerThatDroppedTheReceiverGetsItsValuesBack) {
  auto [tx, rx] = channel<int>();
  auto other = tx.clone();
  ASSERT_TRUE(tx.send(1));
  rx.reset();
  in_a_thread([&] { EXPECT_EQ(other.send(2).error().value, 2); });
  EXPECT_EQ(tx.send(3).error().value, 3);
}

// A receiver that sleeps between messages of a thread that has no fences: none
// of them may be missed. A sleep that nobody ends would never be over.
TEST(Bias, ASleepingReceiverHearsOfEachMessage) {
  constexpr int kMessages = 20'000;
  auto [tx, rx] = channel<int>();
  std::jthread sender([tx = std::move(tx)] {
    for (int i = 0; i < kMessages; ++i) {
      // Now and then as long as a receiver polls, and in batches, so that the
      // channel stays this thread's.
      if (i % 16 == 0) {
        const auto end = std::chrono::steady_clock::now() +
                         std::chrono::nanoseconds(i % 5'000);
        while (std::chrono::steady_clock::now() < end) {
        }
      }
      ASSERT_TRUE(tx.send(i));
    }
  });
  for (int i = 0; i < kMessages; ++i) ASSERT_EQ(rx.recv().value(), i);
  EXPECT_FALSE(rx.recv());
}

// Threads with a sender each, one after the other and at the same time.
TEST(Bias, ASenderGoesFromThreadToThread) {
  for (int round = 0; round < 50; ++round) {
    auto [tx, rx] = channel<int>();
    int sent = 0;
    for (int hand = 0; hand < 4; ++hand) {
      in_a_thread([&, &tx = tx] {
        for (int i = 0; i < 50; ++i) ASSERT_TRUE(tx.send(sent++));
      });
    }
    for (int i = 0; i < sent; ++i) ASSERT_EQ(rx.recv().value(), i);
    EXPECT_EQ(rx.try_recv().error(), TryRecvError::kEmpty);
  }
}

}  // namespace
}  // namespace fearless::detail::channels
