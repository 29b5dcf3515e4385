// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S21: a left and a right lock of one object, and of another one the other way.
// expect: CAN DEADLOCK
// explored: nothing, since no two threads share a lock
// options: order_by_class=1
#include "fearless/latch.h"
#include "fearless/rwlock.h"
#include "fearless/thread.h"

struct Node {
  fearless::shared_mutex left{fearless::Site::current()};
  fearless::shared_mutex right{fearless::Site::current()};
};

int main() {
  Node n;
  Node m;
  fearless::latch first_is_done(1);
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("down", [&] {
      n.left.lock();
      n.right.lock();
      n.right.unlock();
      n.left.unlock();
      first_is_done.count_down();
    });
    s.spawn("up", [&] {
      first_is_done.wait();
      m.right.lock();
      m.left.lock();
      m.left.unlock();
      m.right.unlock();
    });
  });
}
