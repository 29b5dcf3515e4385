// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Selects whose arms are known only at run time, down to the futex: what is
// sent is received once, in one of them, until all inputs have ended.

#include "fearless/selector.h"

#include <array>
#include <chrono>
#include <optional>

#include "fearless/channel.h"
#include "tests/model/protocols/explore.h"
#include "tests/model/protocols/mutants.h"

namespace fearless::protocols {
namespace {

using Message = var<int>*;

// The flavour of a channel.
constexpr std::size_t kRendezvous = 0, kRing = 1, kList = SIZE_MAX;
template <typename Platform>
auto open(std::size_t room) {
  return room == kList ? channel<Message, Platform>()
                       : sync_channel<Message, Platform>(room);
}

template <typename Sender>
void send_one(const Sender& tx, var<int>& data, int value) {
  data = value;
  check(bool(tx.send(&data)));
}

// Two inputs, one value each, and their ends: four selects, and then no more.
template <typename Platform, std::size_t one, std::size_t other>
void until_all_have_ended() {
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  auto [tx0, rx0] = open<Platform>(one);
  auto [tx1, rx1] = open<Platform>(other);
  auto sender = spawn(
      "sender", [&, tx0 = std::move(tx0), tx1 = std::move(tx1)]() mutable {
        send_one(tx0, data[0], 1);
        tx0.reset();
        send_one(tx1, data[1], 2);
        tx1.reset();
      });
  int sum = 0;
  int ends = 0;
  const auto take = [&](Result<Message, RecvError> received) {
    received ? sum += **received : ++ends;
  };
  Selector<Platform> arms;
  arms.recv(rx0, take);
  arms.recv(rx1, take);
  while (arms.select()) {
  }
  check(sum == 3 && ends == 2, "a value or an end is lost");
  sender.join();
}

// A send and a receive, each possible only with the other thread.
template <typename Platform>
void send_or_receive() {
  std::array<var<int>, 2> data{var<int>{0}, var<int>{0}};
  auto [tx0, rx0] = open<Platform>(kRendezvous);
  auto [tx1, rx1] = open<Platform>(kRendezvous);
  const auto once = [](auto& tx, auto& rx, var<int>& mine, int value,
                       int expected) {
    mine = value;
    Message message = &mine;
    int received = 0;
    Selector<Platform> arms;
    arms.send(tx, message, [](auto) {});
    arms.recv(rx, [&](auto got) { received = got ? int(**got) : expected; });
    check(arms.select());
    check(received == 0 || received == expected);
  };
  auto other =
      spawn("other", [&, tx1 = std::move(tx1), rx0 = std::move(rx0)]() mutable {
        once(tx1, rx0, data[1], 2, 1);
      });
  once(tx0, rx1, data[0], 1, 2);
  tx0.reset();
  rx1.reset();
  other.join();
}

// Gives up at any time; what comes later is there for the next.
template <typename Platform>
void with_time_out() {
  var<int> data{0};
  auto [tx, rx] = open<Platform>(kRing);
  auto sender =
      spawn("sender", [&, tx = std::move(tx)] { send_one(tx, data, 1); });
  int sum = 0;
  Selector<Platform> arms;
  arms.recv(rx, [&](Result<Message, RecvError> received) {
    if (received) sum += **received;
  });
  (void)arms.try_select();
  (void)arms.select_for(std::chrono::hours(1));
  while (arms.select()) {
  }
  check(sum == 1);
  sender.join();
}

TEST(Selector, IsSound) {
  expect_sound("Selector, two lists", 2,
               until_all_have_ended<Explored, kList, kList>);
  expect_sound("Selector, list and rendezvous", 2,
               until_all_have_ended<Explored, kList, kRendezvous>);
  expect_sound("Selector, rendezvous and ring", 2,
               until_all_have_ended<Explored, kRendezvous, kRing>);
  expect_sound("Selector, send or receive", 2, send_or_receive<Explored>);
  expect_sound("Selector, with a time-out", 2, with_time_out<Explored>);
}
TEST(Selector, MutantsAreFound) {
  expect_found("Selector, nobody is woken", Kind::kDeadlock,
               until_all_have_ended<WithoutWake, kList, kList>);
  expect_found("Selector, look and sleep in two steps", Kind::kLostWakeup,
               until_all_have_ended<SleepsUnchecked, kList, kList>, 2);
  expect_found("Selector, a look does not acquire", Kind::kDataRace,
               until_all_have_ended<WithoutAcquire, kList, kList>);
}

}  // namespace
}  // namespace fearless::protocols
