// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who can use which end of a channel, with attribution=1: beside a thread that
// runs and has nothing to do with it.
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <optional>
#include <thread>

#include "fearless/channel.h"
#include "fearless/gtest.h"
#include "fearless/latch.h"
#include "fearless/thread.h"

namespace fearless {
namespace {

using std::chrono::milliseconds;

class Handles : public testing::Test {
 protected:
  Handles() { setenv("FEARLESS_OPTIONS", "attribution=1", 1); }
  ~Handles() override { unsetenv("FEARLESS_OPTIONS"); }
};

void pause_for(int count) { std::this_thread::sleep_for(milliseconds(count)); }

auto timer() {
  return spawn("timer", [] { pause_for(30000); });
}

void sender_on_its_own_stack() {
  auto other = timer();
  auto ends = channel<int>("jobs");
  (void)ends.second.recv();
}
TEST_F(Handles, AReceiverThatHoldsTheOnlySender) {
  EXPECT_DEADLOCK(sender_on_its_own_stack(), "1 of 2 threads.*\n\n.*\"jobs\"");
}

void sender_in_its_closure() {
  auto other = timer();
  auto [tx, rx] = channel<int>("jobs");
  spawn("worker", [tx = std::move(tx), rx = std::move(rx)]() mutable {
    (void)rx.recv();
  }).join();
}
TEST_F(Handles, AClosureThatHoldsBothEnds) {
  EXPECT_DEADLOCK(sender_in_its_closure(), "[12] of 3 threads");
}

void sender_of_the_joiner() {
  auto other = timer();
  auto [tx, rx] = channel<int>("jobs");
  auto worker = spawn("worker", [rx = std::move(rx)]() mutable {
    for (int& job : rx) (void)job;
  });
  tx.send(1).unwrap();
  worker.join();  // tx is still there
}
TEST_F(Handles, AJoinerThatForgotItsSender) {
  EXPECT_DEADLOCK(sender_of_the_joiner(), "main +waits for worker to end");
}

void sender_somewhere_on_the_heap() {
  auto ends = channel<int>("jobs");
  auto kept =
      std::make_shared<std::optional<Sender<int>>>(std::move(ends.first));
  auto other = spawn("helper", [kept] {
    pause_for(300);
    kept->reset();
  });
  (void)ends.second.recv();
  other.join();
}
TEST_F(Handles, AnEndOnTheHeapIsAnybodys) {
  EXPECT_NO_DEADLOCK(sender_somewhere_on_the_heap());
}

void sender_borrowed_by_a_child() {
  auto ends = channel<int>("jobs");
  scope([&](Scope& s) {
    s.spawn("child", [&] {
      pause_for(300);
      ends.first.send(1).unwrap();
    });
    (void)ends.second.recv();
  });
}
TEST_F(Handles, AChildMayUseItsParentsEnds) {
  EXPECT_NO_DEADLOCK(sender_borrowed_by_a_child());
}

void ends_on_the_move() {
  auto other = timer();
  for (int i = 0; i < 3000; ++i) {
    auto [tx, rx] = channel<int>();
    auto worker = spawn([tx = std::move(tx), i]() mutable {
      Sender<int> here = std::move(tx);
      if (i % 2) here.send(i).unwrap();
      Sender<int> there = std::move(here);
      if (i % 3 == 0) std::this_thread::yield();
    });
    (void)rx.recv();
    worker.join();
  }
}
TEST_F(Handles, EndsThatMoveAreNotLost) {
  setenv("FEARLESS_OPTIONS", "attribution=1:look=1", 1);
  EXPECT_NO_DEADLOCK(ends_on_the_move());
}

}  // namespace
}  // namespace fearless
