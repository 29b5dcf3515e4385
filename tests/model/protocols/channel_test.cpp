// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The three flavours of channel and select, from the ends that users hold down
// to the futex. What is sent is a pointer to plain data that the sender has
// just written, so that a receive which is not ordered after it is a race.

#include "fearless/channel.h"

#include <array>
#include <chrono>
#include <memory>
#include <optional>

#include "fearless/select.h"
#include "tests/model/protocols/explore.h"
#include "tests/model/protocols/mutants.h"
#include "tests/model/protocols/store_buffer.h"

namespace fearless::protocols {
namespace {

using Message = var<int>*;
constexpr std::chrono::hours kSoon{1};

// Kernels without membarrier.
struct WithoutMembarrier : Explored {
  static constexpr bool has_process_fence() noexcept { return false; }
};

template <typename Sender>
bool send(const Sender& tx, var<int>& data, int value) {
  data = value;
  return bool(tx.send(&data));
}
template <typename Received>
void expect(const Received& received, int value) {
  check(bool(received), "nothing came");
  check(**received == value, "not what was sent");
}

enum Flavour : std::size_t { kRendezvous, kRing1, kRing2, kList };
template <typename Platform>
auto open(Flavour flavour) {
  return flavour == kList ? channel<Message, Platform>()
                          : sync_channel<Message, Platform>(flavour);
}

// One sends one value and goes.
template <typename Platform, Flavour flavour>
void one_to_the_end() {
  StoreBuffer::forget_all();
  var<int> data{0};
  auto [tx, rx] = open<Platform>(flavour);
  auto sender = spawn("sender", [&, tx = std::move(tx)]() mutable {
    [[maybe_unused]] const StoresMayWait<Platform> stores;
    check(send(tx, data, 1));
    tx.reset();
  });
  expect(rx.recv(), 1);
  check(!rx.recv(), "more came");
  sender.join();
}

// In order, and into a ring that is too small for both.
template <typename Platform, Flavour flavour>
void two_in_order() {
  StoreBuffer::forget_all();
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  auto [tx, rx] = open<Platform>(flavour);
  auto sender = spawn("sender", [&, tx = std::move(tx)] {
    check(send(tx, data[0], 1));
    check(send(tx, data[1], 2));
  });
  expect(rx.recv(), 1);
  expect(rx.recv(), 2);
  sender.join();
}

// Each of two threads sends one: a third owner makes the word everybody's.
template <typename Platform, Flavour flavour>
void two_senders() {
  StoreBuffer::forget_all();
  std::array<var<int>, 3> data{var<int>{0}, var<int>{0}, var<int>{0}};
  auto [tx, rx] = open<Platform>(flavour);
  if (flavour == kList) check(send(tx, data[0], 1));
  auto second =
      spawn("second", [&, tx = tx.clone()] { check(send(tx, data[1], 2)); });
  auto third =
      spawn("third", [&, tx = std::move(tx)] { check(send(tx, data[2], 4)); });
  int sum = 0;
  while (const auto received = rx.recv()) sum += **received;
  check(sum == (flavour == kList ? 7 : 6));
  second.join();
  third.join();
}

// The receiver goes at any time: a send fails, or its value is destroyed.
template <typename Platform, Flavour flavour>
void receiver_leaves() {
  StoreBuffer::forget_all();
  auto [tx, rx] = open<Platform>(flavour);
  var<int> data{0};
  std::optional<Receiver<Message, Platform>> end(std::move(rx));
  auto sender = spawn("sender", [&, tx = std::move(tx)]() mutable {
    [[maybe_unused]] const StoresMayWait<Platform> stores;
    const bool first = send(tx, data, 1);
    if (!first) check(!tx.try_send(&data));
    tx.reset();
  });
  end.reset();
  sender.join();
}

// The last of two senders goes while the receiver sleeps.
template <typename Platform, Flavour flavour>
void senders_leave() {
  StoreBuffer::forget_all();
  auto [tx, rx] = open<Platform>(flavour);
  auto second = spawn("second", [tx = tx.clone()]() mutable { tx.reset(); });
  tx.reset();
  check(!rx.recv());
  second.join();
}

template <typename Platform, Flavour flavour>
void time_out() {
  StoreBuffer::forget_all();
  var<int> data{0};
  auto [tx, rx] = open<Platform>(flavour);
  auto sender =
      spawn("sender", [&, tx = std::move(tx)] { (void)send(tx, data, 1); });
  const auto received = rx.recv_timeout(kSoon);
  if (received) {
    expect(received, 1);
  } else if (flavour != kRendezvous) {
    expect(rx.recv(), 1);
  }
  rx.reset();
  sender.join();
}

// A send that may give up, against a receive that needs it or the next.
template <typename Platform, Flavour flavour>
void send_timeout() {
  StoreBuffer::forget_all();
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  auto [tx, rx] = open<Platform>(flavour);
  if (flavour == kRing1) check(send(tx, data[0], 1));
  auto sender = spawn("sender", [&, tx = std::move(tx)] {
    data[1] = 2;
    (void)tx.send_timeout(&data[1], kSoon);
  });
  if (flavour == kRing1) expect(rx.recv(), 1);
  const auto received = rx.recv();
  if (received) expect(received, 2);
  sender.join();
}

// A sender waits in line when the receiver, whose stores are late, makes room.
template <typename Platform>
void line_and_late_head() {
  StoreBuffer::forget_all();
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  auto [tx, rx] = open<Platform>(kRing1);
  check(send(tx, data[0], 1));
  auto sender =
      spawn("sender", [&, tx = std::move(tx)] { check(send(tx, data[1], 2)); });
  {
    const StoreBuffer buffer(0);
    expect(rx.recv(), 1);
  }
  sender.join();
  expect(rx.recv(), 2);
}

// A sender that owns the tail, whose stores are late, and a sleeper.
template <typename Platform, Flavour flavour>
void owner_and_sleeper() {
  StoreBuffer::forget_all();
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  auto [tx, rx] = open<Platform>(flavour);
  check(send(tx, data[0], 1));
  expect(rx.recv(), 1);
  auto receiver = spawn(
      "receiver", [&, rx = std::move(rx)]() mutable { expect(rx.recv(), 2); });
  {
    const StoreBuffer buffer(0);
    check(send(tx, data[1], 2));
  }
  receiver.join();
}

// Large values have blocks of eight slots: the eighth ticket of a block links
// the next one, while the ninth waits for it.
struct Large {
  var<int>* data;
  std::array<std::byte, 192> rest{};
};
template <typename Platform>
void next_block() {
  StoreBuffer::forget_all();
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  auto [tx, rx] = channel<Large, Platform>();
  for (int i = 0; i < 7; ++i) {
    check(bool(tx.send({nullptr})));
    check(bool(rx.recv()));
  }
  const auto send_one = [&data](const auto& sender, std::size_t number) {
    data[number] = 1;
    check(bool(sender.send({&data[number]})));
  };
  auto other = spawn("other", [&, tx = tx.clone()] { send_one(tx, 1); });
  send_one(tx, 0);
  tx.reset();
  for (int i = 0; i < 2; ++i) {
    const auto received = rx.recv();
    check(received && *received->data == 1);
  }
  other.join();
}
// The receiver follows, and gives the block back.
template <typename Platform>
void blocks_come_back() {
  StoreBuffer::forget_all();
  auto [tx, rx] = channel<Large, Platform>();
  for (int i = 0; i < 15; ++i) {
    check(bool(tx.send({nullptr})));
    if (i < 14) check(bool(rx.recv()));
  }
  var<int> data{0};
  auto receiver = spawn("receiver", [&, rx = std::move(rx)]() mutable {
    check(!rx.recv()->data);
    check(*rx.recv()->data == 1);
  });
  data = 1;
  check(bool(tx.send({&data})));
  receiver.join();
}

// What a sender took a ticket for and has not written yet does not hold up the
// value behind it for ever, nor is it lost.
template <typename Platform>
void look_ahead() {
  StoreBuffer::forget_all();
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  auto [tx, rx] = open<Platform>(kList);
  auto other =
      spawn("other", [&, tx = tx.clone()] { check(send(tx, data[1], 2)); });
  check(send(tx, data[0], 1));
  int sum = 0;
  if (const auto received = rx.try_recv()) sum += **received;
  tx.reset();
  while (const auto received = rx.recv()) sum += **received;
  check(sum == 3);
  other.join();
}

TEST(ListChannel, IsSound) {
  expect_sound("list, one to the end", 3, one_to_the_end<Explored, kList>);
  expect_sound("list, two in order", 2, two_in_order<Explored, kList>);
  expect_sound("list, three senders", 2, two_senders<Explored, kList>);
  expect_sound("list, receiver leaves", 3, receiver_leaves<Explored, kList>);
  expect_sound("list, senders leave", 3, senders_leave<Explored, kList>);
  expect_sound("list, recv_timeout", 2, time_out<Explored, kList>);
  expect_sound("list, one to the end, stores wait", 1,
               one_to_the_end<BufferedStores, kList>);
  expect_sound("list, receiver leaves, stores wait", 2,
               receiver_leaves<BufferedStores, kList>);
  expect_sound("list, owner and sleeper", 2,
               owner_and_sleeper<BufferedStores, kList>);
  expect_sound("list, next block", 2, next_block<Explored>);
  expect_sound("list, blocks come back", 3, blocks_come_back<Explored>);
  expect_sound("list, look ahead", 2, look_ahead<Explored>);
}
TEST(ListChannel, MutantsAreFound) {
  expect_found("list, a mark does not release", Kind::kDataRace,
               one_to_the_end<WithoutRelease, kList>);
  expect_found("list, a look does not acquire", Kind::kDataRace,
               one_to_the_end<WithoutAcquire, kList>);
  expect_found("list, ring does not wake", Kind::kDeadlock,
               one_to_the_end<WithoutWake, kList>);
  expect_found("list, look and sleep in two steps", Kind::kLostWakeup,
               one_to_the_end<SleepsUnchecked, kList>);
  expect_found("list, asleep without the fence", Kind::kDeadlock,
               owner_and_sleeper<WithoutProcessFence, kList>);
}

TEST(RingChannel, IsSound) {
  expect_sound("ring, one to the end", 3, one_to_the_end<Explored, kRing1>);
  expect_sound("ring, two through one slot", 2, two_in_order<Explored, kRing1>);
  expect_sound("ring, the same without membarrier", 2,
               two_in_order<WithoutMembarrier, kRing1>);
  expect_sound("ring, two through two slots", 2,
               two_in_order<Explored, kRing2>);
  expect_sound("ring, two senders", 2, two_senders<Explored, kRing1>);
  expect_sound("ring, receiver leaves", 3, receiver_leaves<Explored, kRing1>);
  expect_sound("ring, senders leave", 3, senders_leave<Explored, kRing1>);
  expect_sound("ring, recv_timeout", 2, time_out<Explored, kRing1>);
  expect_sound("ring, send_timeout", 2, send_timeout<Explored, kRing1>);
  expect_sound("ring, one to the end, stores wait", 1,
               one_to_the_end<BufferedStores, kRing1>);
  expect_sound("ring, receiver leaves, stores wait", 2,
               receiver_leaves<BufferedStores, kRing1>);
  expect_sound("ring, line and a late head", 2,
               line_and_late_head<BufferedStores>);
  expect_sound("ring, owner and sleeper", 1,
               owner_and_sleeper<BufferedStores, kRing1>);
}
TEST(RingChannel, MutantsAreFound) {
  expect_found("ring, a mark does not release", Kind::kDataRace,
               one_to_the_end<WithoutRelease, kRing1>);
  expect_found("ring, a look does not acquire", Kind::kDataRace,
               one_to_the_end<WithoutAcquire, kRing1>);
  expect_found("ring, nobody is woken", Kind::kDeadlock,
               two_in_order<WithoutWake, kRing1>);
  expect_found("ring, line without the fence", Kind::kDeadlock,
               line_and_late_head<WithoutProcessFence>);
}

TEST(Rendezvous, IsSound) {
  expect_sound("rendezvous, one to the end", 4,
               one_to_the_end<Explored, kRendezvous>);
  expect_sound("rendezvous, two in order", 4,
               two_in_order<Explored, kRendezvous>);
  expect_sound("rendezvous, two senders", 2,
               two_senders<Explored, kRendezvous>);
  expect_sound("rendezvous, receiver leaves", kAll,
               receiver_leaves<Explored, kRendezvous>);
  expect_sound("rendezvous, senders leave", 4,
               senders_leave<Explored, kRendezvous>);
  expect_sound("rendezvous, recv_timeout", 4, time_out<Explored, kRendezvous>);
  expect_sound("rendezvous, send_timeout", 4,
               send_timeout<Explored, kRendezvous>);
}
TEST(Rendezvous, MutantsAreFound) {
  expect_found("rendezvous, nothing releases", Kind::kDataRace,
               one_to_the_end<WithoutRelease, kRendezvous>);
  expect_found("rendezvous, nobody is woken", Kind::kDeadlock,
               one_to_the_end<WithoutWake, kRendezvous>);
  expect_found("rendezvous, look and sleep in two steps", Kind::kLostWakeup,
               one_to_the_end<SleepsUnchecked, kRendezvous>);
}

// ---- select

// Two channels, a value in each: one select each.
template <typename Platform, Flavour one, Flavour other>
void select_two() {
  StoreBuffer::forget_all();
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  auto [tx0, rx0] = open<Platform>(one);
  auto [tx1, rx1] = open<Platform>(other);
  auto sender =
      spawn("sender", [&, tx0 = std::move(tx0), tx1 = std::move(tx1)] {
        check(send(tx0, data[0], 1));
        check(send(tx1, data[1], 2));
        return std::pair(tx0.clone(), tx1.clone());
      });
  int sum = 0;
  const auto take = [&](Result<Message, RecvError> received) {
    check(bool(received));
    sum += **received;
  };
  for (int i = 0; i < 2; ++i) select(recv(rx0, take), recv(rx1, take));
  check(sum == 3);
  (void)sender.join();
}

// A send and a receive, each possible only with the same other thread.
template <typename Platform>
void select_send_or_receive() {
  StoreBuffer::forget_all();
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  auto [tx0, rx0] = open<Platform>(kRendezvous);
  auto [tx1, rx1] = open<Platform>(kRendezvous);
  auto other =
      spawn("other", [&, tx1 = std::move(tx1), rx0 = std::move(rx0)]() mutable {
        data[1] = 2;
        select(fearless::send(tx1, &data[1], [](auto sent) { (void)sent; }),
               recv(rx0, [&](auto received) { expect(received, 1); }));
      });
  data[0] = 1;
  select(fearless::send(tx0, &data[0], [&](auto sent) { (void)sent; }),
         recv(rx1, [&](auto received) {
           if (received) expect(received, 2);
         }));
  other.join();
}

template <typename Platform>
void select_with_time_out() {
  StoreBuffer::forget_all();
  var<int> data{0};
  auto [tx, rx] = open<Platform>(kList);
  auto sender =
      spawn("sender", [&, tx = std::move(tx)] { check(send(tx, data, 1)); });
  bool is_received = false;
  select(recv(rx,
              [&](auto received) {
                expect(received, 1);
                is_received = true;
              }),
         after(kSoon, [] {}));
  if (!is_received) expect(rx.recv(), 1);
  sender.join();
}

TEST(Select, IsSound) {
  expect_sound("select, two lists", 2, select_two<Explored, kList, kList>);
  expect_sound("select, list and rendezvous", 2,
               select_two<Explored, kList, kRendezvous>);
  expect_sound("select, two rendezvous", 2,
               select_two<Explored, kRendezvous, kRendezvous>);
  expect_sound("select, send or receive", 3, select_send_or_receive<Explored>);
  expect_sound("select, with a time-out", 2, select_with_time_out<Explored>);
}
TEST(Select, MutantsAreFound) {
  expect_found("select, nobody is woken", Kind::kDeadlock,
               select_two<WithoutWake, kList, kList>);
  expect_found("select, look and sleep in two steps", Kind::kLostWakeup,
               select_two<SleepsUnchecked, kList, kList>);
}

}  // namespace
}  // namespace fearless::protocols
