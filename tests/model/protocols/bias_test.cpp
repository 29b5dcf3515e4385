// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A channel belongs to the thread that sends first (docs/decisions/015): the
// tail word's handover from one owner to the next and to everybody, with the
// owner's stores in a buffer. The owner has no fence; who takes the word away
// has one for both, and without it both would be inside.

#include "fearless/detail/channel/bias.h"

#include <memory>

#include "fearless/detail/channel/doorbell.h"
#include "fearless/detail/channel/tail.h"
#include "tests/model/protocols/explore.h"
#include "tests/model/protocols/mutants.h"
#include "tests/model/protocols/store_buffer.h"

namespace fearless::protocols {
namespace {

using detail::channels::Bias;
using detail::channels::Tail;

bool nobody_has_left() { return false; }

// Only one is between enter() and leave(), and each sees what those before it
// did there; when the word is everybody's, that is seen, too.
template <typename Platform>
void own(Bias<Platform>& bias, var<int>& data) {
  while (!bias.is_everybodys()) {
    if (const auto turn = bias.enter()) {
      data = data + 1;
      bias.leave(turn);
      return;
    }
    bias.claim(nobody_has_left);
  }
  (void)data.read();
}

template <typename Platform>
void handover() {
  StoreBuffer::forget_all();
  Bias<Platform> bias;
  var<int> data{0};
  bias.claim(nobody_has_left);
  auto second = spawn("second", [&] { own(bias, data); });
  {
    const StoreBuffer buffer(0);
    own(bias, data);
  }
  second.join();
}

template <typename Platform>
void handover_twice() {
  StoreBuffer::forget_all();
  Bias<Platform> bias;
  var<int> data{0};
  bias.claim(nobody_has_left);
  auto second = spawn("second", [&] { own(bias, data); });
  auto third = spawn("third", [&] { own(bias, data); });
  own(bias, data);
  second.join();
  third.join();
}

// A receiver that shares the word while its owner is inside.
template <typename Platform>
void share() {
  StoreBuffer::forget_all();
  Bias<Platform> bias;
  var<int> data{0};
  bias.claim(nobody_has_left);
  auto receiver = spawn("receiver", [&] {
    bias.share(nobody_has_left);
    (void)data.read();
  });
  {
    const StoreBuffer buffer(0);
    if (const auto turn = bias.enter()) {
      data = 1;
      bias.leave(turn);
    }
  }
  receiver.join();
}

// No ticket is given twice, whoever owns the word.
template <typename Platform>
void tickets() {
  StoreBuffer::forget_all();
  Tail<Platform> tail(0);
  tail.take();
  std::uint64_t taken[2];
  auto second = spawn("second", [&] { taken[1] = tail.take(); });
  {
    const StoreBuffer buffer(0);
    taken[0] = tail.take();
  }
  second.join();
  check(taken[0] != taken[1]);
  check(Tail<Platform>::ticket(tail.load()) == 3);
}

template <typename Platform>
void tickets_of_three() {
  StoreBuffer::forget_all();
  Tail<Platform> tail(0);
  tail.take();
  std::uint64_t taken[3];
  auto second = spawn("second", [&] { taken[1] = tail.take(); });
  auto third = spawn("third", [&] { taken[2] = tail.take(); });
  taken[0] = tail.take();
  second.join();
  third.join();
  check(taken[0] != taken[1] && taken[1] != taken[2] && taken[2] != taken[0]);
  check(Tail<Platform>::ticket(tail.load()) == 4);
}

template <typename Platform>
void tickets_if() {
  StoreBuffer::forget_all();
  Tail<Platform> tail(0);
  tail.take();
  const auto take = [&] {
    std::uint64_t seen = tail.load();
    while (!tail.take_if(seen)) {
    }
    return seen;
  };
  std::uint64_t taken[2];
  auto second = spawn("second", [&] { taken[1] = take(); });
  taken[0] = take();
  second.join();
  check(taken[0] != taken[1]);
  check(Tail<Platform>::ticket(tail.load()) == 3);
}

// Both ends go at once: one of them is the second, and knows it. The first does
// not touch the word any more when it has said so.
template <typename Platform>
void both_leave() {
  using T = Tail<Platform>;
  StoreBuffer::forget_all();
  auto tail = std::make_unique<T>(0);
  tail->take();
  const auto leave = [&](std::uint64_t gone, std::uint64_t left,
                         std::uint64_t other) {
    tail->set(gone);
    return bool(tail->set_last(left) & other);
  };
  bool is_second[2];
  auto receiver = spawn("receiver", [&] {
    is_second[1] = leave(T::kReceiverGone, T::kReceiverLeft, T::kSendersLeft);
  });
  {
    const StoreBuffer buffer(0);
    is_second[0] = leave(T::kSendersGone, T::kSendersLeft, T::kReceiverLeft);
  }
  receiver.join();
  check(is_second[0] != is_second[1]);
  constexpr std::uint64_t kAll =
      T::kReceiverGone | T::kSendersGone | T::kReceiverLeft | T::kSendersLeft;
  check(tail->load() == (T::kTicket | kAll));
}

// The owner sends, then looks whether somebody sleeps; a receiver says that it
// sleeps, fences for both, and looks. One of them sees the other.
template <typename Platform>
void send_and_look() {
  StoreBuffer::forget_all();
  Tail<Platform> tail(0);
  typename Platform::template atomic<int> is_down{0};
  tail.take();
  int seen_by_receiver = 0;
  auto receiver = spawn("receiver", [&] {
    is_down.exchange(1, std::memory_order_seq_cst);
    tail.fence();
    seen_by_receiver = Tail<Platform>::ticket(tail.load()) == 2;
  });
  int seen_by_sender = 0;
  {
    const StoreBuffer buffer(0);
    tail.take();
    seen_by_sender = is_down.load(std::memory_order_seq_cst);
  }
  receiver.join();
  check(seen_by_sender || seen_by_receiver, "both have missed each other");
}

TEST(Bias, IsSound) {
  expect_sound("bias, handover", 3, handover<BufferedStores>);
  expect_sound("bias, handover and handover", 3, handover_twice<Explored>);
  expect_sound("bias, share", 3, share<BufferedStores>);
  expect_sound("tail, tickets of two", 3, tickets<BufferedStores>);
  expect_sound("tail, tickets of three", 2, tickets_of_three<Explored>);
  expect_sound("tail, take_if", 3, tickets_if<Explored>);
  expect_sound("tail, both sides leave", 2, both_leave<BufferedStores>);
  expect_sound("tail, a send and a look", 3, send_and_look<BufferedStores>);
}
TEST(Bias, MutantsAreFound) {
  expect_found("bias, handover without the fence", Kind::kDataRace,
               handover<WithoutProcessFence>);
  expect_found("bias, share without the fence", Kind::kDataRace,
               share<WithoutProcessFence>);
  expect_found("tail, tickets without the fence", Kind::kCheck,
               tickets<WithoutProcessFence>);
  expect_found("tail, both sides leave without the fence", Kind::kCheck,
               both_leave<WithoutProcessFence>);
  expect_found("tail, a look without the fence", Kind::kCheck,
               send_and_look<WithoutProcessFence>);
  expect_found("bias, leave does not release", Kind::kDataRace,
               handover_twice<WithoutRelease>);
}

}  // namespace
}  // namespace fearless::protocols
