// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Channels of unusual values: large, empty, over-aligned, of every size that
// the blocks lay out differently, and with moves that throw.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <thread>

#include "counted.h"
#include "fearless/channel.h"

namespace fearless {
namespace {

template <std::size_t size>
struct Bytes {
  std::array<unsigned char, size> bytes;
};
struct Nothing {};
struct alignas(256) Aligned {
  int value;
};

template <typename T>
bool is_filled_with(const T& value, unsigned char byte) {
  for (unsigned char each : value.bytes) {
    if (each != byte) return false;
  }
  return true;
}

// 200 values over several blocks, in rounds that leave some queued.
template <std::size_t size>
void send_and_receive(std::pair<Sender<Bytes<size>>, Receiver<Bytes<size>>> c) {
  auto& [tx, rx] = c;
  unsigned char sent = 0, received = 0;
  for (int round = 0; round < 50; ++round) {
    for (int i = 0; i < 4; ++i) {
      Bytes<size> value;
      value.bytes.fill(sent++);
      tx.send(value).unwrap();
    }
    for (int i = 0; i < 3 + (round % 2); ++i) {
      EXPECT_TRUE(is_filled_with(rx.recv().unwrap(), received++));
    }
  }
  while (received != sent) {
    EXPECT_TRUE(is_filled_with(rx.recv().unwrap(), received++));
  }
}

template <typename T>
class ElementSizes : public ::testing::Test {};
using Sizes =
    ::testing::Types<Bytes<1>, Bytes<3>, Bytes<8>, Bytes<16>, Bytes<17>,
                     Bytes<24>, Bytes<25>, Bytes<64>, Bytes<100>, Bytes<128>,
                     Bytes<129>, Bytes<512>, Bytes<513>, Bytes<100'000>>;
TYPED_TEST_SUITE(ElementSizes, Sizes);

TYPED_TEST(ElementSizes, ArriveWhole) {
  send_and_receive(channel<TypeParam>());
  send_and_receive(sync_channel<TypeParam>(40));
}

TEST(ChannelElement, EmptyTypesAreCounted) {
  auto [tx, rx] = channel<Nothing>();
  for (int i = 0; i < 100; ++i) tx.send({}).unwrap();
  tx.reset();
  int count = 0;
  for (Nothing& nothing : rx) {
    (void)nothing;
    ++count;
  }
  EXPECT_EQ(count, 100);
}

template <typename Ends>
void expect_alignment(Ends ends) {
  auto& [tx, rx] = ends;
  for (int i = 0; i < 70; ++i) {
    tx.send(Aligned{i}).unwrap();
    const auto received = rx.recv();
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(&*received) % 256, 0u);
    EXPECT_EQ(received->value, i);
  }
}

TEST(ChannelElement, OverAlignedTypesStayAligned) {
  expect_alignment(channel<Aligned>());
  expect_alignment(sync_channel<Aligned>(3));
}

TEST(ChannelElement, AnOverAlignedValuePassesARendezvous) {
  auto [tx, rx] = sync_channel<Aligned>(0);
  std::jthread sender([tx = std::move(tx)] { tx.send(Aligned{5}).unwrap(); });
  EXPECT_EQ(rx.recv().unwrap().value, 5);
}

// Its move constructor throws when its turn has come.
struct Fragile {
  explicit Fragile(int value) : value(value) {}
  Fragile(Fragile&& other) : counted(std::move(other.counted)) {
    if (moves_until_throw > 0 && --moves_until_throw == 0) {
      throw std::runtime_error("broken on the way");
    }
    value = other.value;
  }
  int value = 0;
  testing::Counted<1> counted;
  static inline thread_local int moves_until_throw = 0;
};

template <typename Ends>
void expect_strong_guarantee(Ends ends) {
  {
    auto [tx, rx] = std::move(ends);
    Fragile::moves_until_throw = 1;
    EXPECT_THROW((void)tx.send(Fragile(1)), std::runtime_error);
    EXPECT_EQ(rx.try_recv().error(), TryRecvError::kEmpty);

    tx.send(Fragile(2)).unwrap();
    tx.send(Fragile(3)).unwrap();
    Fragile::moves_until_throw = 1;
    EXPECT_THROW((void)rx.recv(), std::runtime_error);
    EXPECT_EQ(rx.recv()->value, 2);
    EXPECT_EQ(rx.recv()->value, 3);
    tx.send(Fragile(4)).unwrap();  // destroyed with the channel
  }
  EXPECT_EQ(testing::Counted<1>::living(), 0);
}

TEST(ChannelElement, AMoveThatThrowsLosesNothing) {
  expect_strong_guarantee(channel<Fragile>());
  expect_strong_guarantee(sync_channel<Fragile>(4));
}

TEST(ChannelElement, AMoveThatThrowsInARendezvousLeavesTheValueThere) {
  {
    auto [tx, rx] = sync_channel<Fragile>(0);
    std::jthread sender([tx = std::move(tx)] { tx.send(Fragile(6)).unwrap(); });
    Fragile::moves_until_throw = 1;
    EXPECT_THROW((void)rx.recv(), std::runtime_error);
    EXPECT_EQ(rx.recv()->value, 6);
    EXPECT_FALSE(rx.recv());
  }
  EXPECT_EQ(testing::Counted<1>::living(), 0);
}

// Too large to be stored in a slot, and the heap says no.
struct Homeless {
  explicit Homeless(int value) : value(value) {}
  Homeless(Homeless&& other) noexcept : value(other.value) {}
  static void* operator new(std::size_t, const std::nothrow_t&) noexcept {
    return nullptr;
  }
  static void operator delete(void*) noexcept {}
  int value;
  std::array<char, 600> bytes{};
};

TEST(ChannelElement, WithoutMemoryTheValueComesBack) {
  auto [tx, rx] = channel<Homeless>();
  auto sent = tx.send(Homeless(9));
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().value.value, 9);
  EXPECT_EQ(sent.error().reason, SendFailure::kOutOfMemory);
  EXPECT_EQ(rx.try_recv().error(), TryRecvError::kEmpty);
}

}  // namespace
}  // namespace fearless
