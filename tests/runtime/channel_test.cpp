// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What all channels promise, checked for each flavour and a few capacities.
#include "fearless/channel.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <ranges>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "counted.h"
#include "fearless/watch.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;
using Counted = testing::Counted<>;

constexpr int kUnbounded = -1;

template <typename T>
auto open(int capacity) {
  return capacity == kUnbounded
             ? channel<T>()
             : sync_channel<T>(static_cast<std::size_t>(capacity));
}

void pause() { std::this_thread::sleep_for(milliseconds(2)); }

class Channels : public ::testing::TestWithParam<int> {
 protected:
  void TearDown() override { EXPECT_EQ(Counted::living(), 0); }
  bool has_buffer() const { return GetParam() != 0; }
};

TEST_P(Channels, AValueSentIsTheValueReceived) {
  auto [tx, rx] = open<std::string>(GetParam());
  std::jthread sender([tx = std::move(tx)] { tx.send("hi").unwrap(); });
  EXPECT_EQ(rx.recv(), "hi");
  EXPECT_EQ(rx.recv().error(), RecvError());
  EXPECT_EQ(rx.recv().error(), RecvError());
}

TEST_P(Channels, ValuesOfOneSenderKeepTheirOrder) {
  auto [tx, rx] = open<int>(GetParam());
  std::jthread sender([tx = std::move(tx)] {
    for (int i = 0; i < 3000; ++i) tx.send(i).unwrap();
  });
  int expected = 0;
  for (int value : rx) EXPECT_EQ(value, expected++);
  EXPECT_EQ(expected, 3000);
}

TEST_P(Channels, ValuesOfEachSenderKeepTheirOrder) {
  constexpr int kSenders = 4, kValues = 500;
  auto [tx, rx] = open<std::array<int, 2>>(GetParam());
  std::vector<std::jthread> senders;
  for (int s = 0; s < kSenders; ++s) {
    senders.emplace_back([s, tx = tx.clone()] {
      for (int i = 0; i < kValues; ++i) tx.send({s, i}).unwrap();
    });
  }
  tx.reset();
  std::array<int, kSenders> next{};
  for (auto [sender, value] : rx) EXPECT_EQ(value, next[sender]++);
  for (int count : next) EXPECT_EQ(count, kValues);
}

TEST_P(Channels, OneSenderMayBeUsedByManyThreads) {
  auto [tx, rx] = open<int>(GetParam());
  std::jthread owner([tx = std::move(tx)] {
    std::jthread one([&] { tx.send(1).unwrap(); });
    std::jthread two([&] { tx.send(2).unwrap(); });
  });
  EXPECT_EQ(rx.recv().unwrap() + rx.recv().unwrap(), 3);
  EXPECT_FALSE(rx.recv());
}

TEST_P(Channels, SendingToNobodyHandsTheValueBack) {
  auto [tx, rx] = open<Counted>(GetParam());
  rx.reset();
  auto sent = tx.send(Counted(7));
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().value.value, 7);
  EXPECT_EQ(sent.error().reason, SendFailure::kDisconnected);
  auto tried = tx.try_send(Counted(8));
  ASSERT_FALSE(tried);
  EXPECT_EQ(tried.error().value.value, 8);
  EXPECT_TRUE(tried.error().is_disconnected());
  auto timed = tx.send_timeout(Counted(9), milliseconds(1));
  ASSERT_FALSE(timed);
  EXPECT_EQ(timed.error().value.value, 9);
  EXPECT_EQ(timed.error().reason, SendFailure::kDisconnected);
}

TEST_P(Channels, ASenderThatWaitsLearnsThatTheReceiverWent) {
  auto [tx, rx] = open<Counted>(GetParam());
  for (int i = 0; i < GetParam(); ++i) tx.send(Counted(i)).unwrap();
  std::jthread closer([rx = std::move(rx)]() mutable {
    pause();
    rx.reset();
  });
  for (;;) {  // an unbounded channel takes a few
    auto sent = tx.send(Counted(5));
    if (sent) continue;
    EXPECT_EQ(sent.error().value.value, 5);
    break;
  }
}

TEST_P(Channels, TheReceiverThatWaitsLearnsThatTheLastSenderWent) {
  auto [tx, rx] = open<int>(GetParam());
  std::jthread first([tx = tx.clone()] {});
  std::jthread last([tx = std::move(tx)]() mutable {
    pause();
    tx.reset();
  });
  EXPECT_FALSE(rx.recv());
}

TEST_P(Channels, WhatIsQueuedOutlivesItsSenders) {
  if (!has_buffer()) GTEST_SKIP() << "a rendezvous queues nothing";
  auto [tx, rx] = open<Counted>(GetParam());
  tx.send(Counted(1)).unwrap();
  tx.reset();
  EXPECT_EQ(rx.recv().unwrap().value, 1);
  EXPECT_EQ(rx.try_recv().error(), TryRecvError::kDisconnected);
}

TEST_P(Channels, WhatIsQueuedIsDestroyedWithTheReceiver) {
  if (!has_buffer()) GTEST_SKIP() << "a rendezvous queues nothing";
  auto [tx, rx] = open<Counted>(GetParam());
  tx.send(Counted(1)).unwrap();
  rx.reset();
  EXPECT_EQ(Counted::living(), 0);
}

TEST_P(Channels, TryRecvTellsEmptyFromDisconnected) {
  auto [tx, rx] = open<int>(GetParam());
  EXPECT_EQ(rx.try_recv().error(), TryRecvError::kEmpty);
  if (has_buffer()) {
    tx.send(3).unwrap();
    EXPECT_EQ(rx.try_recv(), 3);
    EXPECT_EQ(rx.try_recv().error(), TryRecvError::kEmpty);
  }
  tx.reset();
  EXPECT_EQ(rx.try_recv().error(), TryRecvError::kDisconnected);
}

TEST_P(Channels, TryRecvTakesFromASenderThatWaits) {
  auto [tx, rx] = open<int>(GetParam());
  std::jthread sender([tx = std::move(tx)] { tx.send(4).unwrap(); });
  for (;;) {
    if (auto received = rx.try_recv()) {
      EXPECT_EQ(*received, 4);
      break;
    }
    std::this_thread::yield();
  }
}

TEST_P(Channels, RecvTimeoutWaitsAsLongAsItWasTold) {
  auto [tx, rx] = open<int>(GetParam());
  const auto start = Clock::now();
  EXPECT_EQ(rx.recv_timeout(milliseconds(5)).error(),
            RecvTimeoutError::kTimeout);
  EXPECT_GE(Clock::now() - start, milliseconds(5));
  EXPECT_EQ(rx.recv_timeout(milliseconds(-1)).error(),
            RecvTimeoutError::kTimeout);
  std::jthread sender([tx = std::move(tx)] {
    pause();
    tx.send(1).unwrap();
  });
  EXPECT_EQ(rx.recv_timeout(std::chrono::hours::max()), 1);
  EXPECT_EQ(rx.recv_timeout(std::chrono::hours::max()).error(),
            RecvTimeoutError::kDisconnected);
}

TEST_P(Channels, AFullChannelRefusesUntilThereIsRoom) {
  if (GetParam() == kUnbounded) GTEST_SKIP() << "never full";
  auto [tx, rx] = open<Counted>(GetParam());
  for (int i = 0; i < GetParam(); ++i) tx.try_send(Counted(i)).unwrap();
  auto refused = tx.try_send(Counted(77));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().value.value, 77);
  EXPECT_TRUE(refused.error().is_full());
  const auto start = Clock::now();
  auto late = tx.send_timeout(Counted(78), milliseconds(5));
  ASSERT_FALSE(late);
  EXPECT_GE(Clock::now() - start, milliseconds(5));
  EXPECT_EQ(late.error().value.value, 78);
  EXPECT_EQ(late.error().reason, SendFailure::kTimeout);
  for (int i = 0; i < GetParam(); ++i) {
    EXPECT_EQ(rx.recv().unwrap().value, i);
    tx.try_send(Counted(i)).unwrap();
    EXPECT_FALSE(tx.try_send(Counted(0)));
  }
}

TEST_P(Channels, ASenderThatWaitsGoesOnWhenThereIsRoom) {
  auto [tx, rx] = open<int>(GetParam());
  std::jthread sender([capacity = GetParam(), tx = std::move(tx)] {
    for (int i = 0; i <= capacity; ++i) tx.send(i).unwrap();
    tx.send_timeout(99, std::chrono::hours(1)).unwrap();
  });
  pause();
  for (int i = 0; i <= GetParam(); ++i) EXPECT_EQ(rx.recv(), i);
  EXPECT_EQ(rx.recv(), 99);
}

TEST_P(Channels, EndsCanBeSentThroughChannels) {
  auto [tx, rx] = open<Receiver<int>>(GetParam());
  std::jthread other([rx = std::move(rx)]() mutable {
    auto inner = rx.recv().unwrap();
    EXPECT_EQ(inner.recv(), 42);
  });
  auto [inner_tx, inner_rx] = open<int>(GetParam());
  tx.send(std::move(inner_rx)).unwrap();
  inner_tx.send(42).unwrap();
}

TEST_P(Channels, MovingAnEndLeavesOneThatIsClosed) {
  auto [tx, rx] = open<int>(GetParam());
  auto moved_tx = std::move(tx);
  auto moved_rx = std::move(rx);
  EXPECT_FALSE(tx);
  EXPECT_FALSE(rx);
  EXPECT_FALSE(tx.send(1));
  EXPECT_FALSE(rx.recv());
  EXPECT_FALSE(tx.clone());
  EXPECT_EQ(moved_rx.try_recv().error(), TryRecvError::kEmpty);
  tx = std::move(moved_tx);
  EXPECT_EQ(moved_rx.try_recv().error(), TryRecvError::kEmpty);
  tx = std::move(*&tx);
  EXPECT_TRUE(tx);
  moved_rx = std::move(rx);
  EXPECT_FALSE(tx.send(1));
}

INSTANTIATE_TEST_SUITE_P(, Channels,
                         ::testing::Values(kUnbounded, 0, 1, 2, 3, 64),
                         [](const ::testing::TestParamInfo<int>& info) {
                           return info.param == kUnbounded
                                      ? std::string("Unbounded")
                                  : info.param == 0
                                      ? std::string("Rendezvous")
                                      : "Bounded" + std::to_string(info.param);
                         });

TEST(Channel, AnEndIsOneWord) {
  static_assert(kIsInstrumented ||
                sizeof(Sender<std::string>) == sizeof(void*));
  static_assert(kIsInstrumented ||
                sizeof(Receiver<std::string>) == sizeof(void*));
  static_assert(!std::is_copy_constructible_v<Sender<int>>);
  static_assert(!std::is_copy_constructible_v<Receiver<int>>);
  static_assert(std::is_nothrow_move_constructible_v<Sender<int>>);
  static_assert(std::is_nothrow_move_assignable_v<Receiver<int>>);
}

TEST(Channel, AnEmptyChannelIsSmall) {
  using Link = detail::channels::ListChannel<std::uint64_t, detail::Native>;
  static_assert(kIsInstrumented || sizeof(Link) <= 1536);
}

TEST(Channel, EndsAreSendIfTheirValuesAre) {
  static_assert(is_send_v<Sender<int>> && is_sync_v<Sender<int>>);
  static_assert(is_send_v<Receiver<int>> && !is_sync_v<Receiver<int>>);
  using Held = std::unique_lock<std::mutex>;
  static_assert(!is_send_v<Sender<Held>> && !is_send_v<Receiver<Held>>);
}

TEST(Channel, AReceiverIsARange) {
  using Range = Receiver<std::unique_ptr<int>>;
  static_assert(std::ranges::input_range<Range>);
  auto [tx, rx] = channel<std::unique_ptr<int>>();
  for (int i : {1, 2, 3}) tx.send(std::make_unique<int>(i)).unwrap();
  tx.reset();
  int sum = 0;
  for (std::unique_ptr<int>& value : rx) sum += *value;
  EXPECT_EQ(sum, 6);
}

TEST(Channel, AChannelMayHaveAName) {
  auto [tx, rx] = channel<int>("orders");
  auto [bounded_tx, bounded_rx] = sync_channel<int>(1, "bounded orders");
  tx.send(1).unwrap();
  bounded_tx.send(2).unwrap();
  EXPECT_EQ(rx.recv().unwrap() + bounded_rx.recv().unwrap(), 3);
}

TEST(Channel, AnAbsurdCapacityIsRefused) {
  EXPECT_THROW((void)sync_channel<int>(SIZE_MAX), std::length_error);
}

TEST(Channel, ErrorsHaveATextThatSaysWhy) {
  auto [tx, rx] = sync_channel<int>(1);
  tx.send(1).unwrap();
  EXPECT_STREQ(tx.try_send(2).error().what(), "the channel is full");
  EXPECT_STREQ(tx.send_timeout(2, milliseconds(0)).error().what(),
               "the channel stayed full until the time-out");
  rx.reset();
  EXPECT_STREQ(tx.send(1).error().what(),
               "the receiver of the channel is gone");
  try {
    tx.send(1).unwrap();
    ADD_FAILURE() << "unwrap() of an error must throw";
  } catch (const UnwrapError& error) {
    EXPECT_NE(std::string(error.what()).find("receiver"), std::string::npos);
  }
}

}  // namespace
}  // namespace fearless
