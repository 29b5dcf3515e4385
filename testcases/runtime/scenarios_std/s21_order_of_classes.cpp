// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S21: a left and a right lock of one object, and of another one the other way.
// expect: CAN DEADLOCK
// options: order_by_class=1
#include <pthread.h>

#include <latch>
#include <thread>

struct Node {
  [[gnu::noinline]] Node() {
    pthread_mutex_init(&left, nullptr);
    pthread_mutex_init(&right, nullptr);
    is_made = true;
  }
  pthread_mutex_t left;
  pthread_mutex_t right;
  bool is_made =
      false;  // what comes last is no call, which has a place to tell
};

void lock_both(pthread_mutex_t& first, pthread_mutex_t& second) {
  pthread_mutex_lock(&first);
  pthread_mutex_lock(&second);
  pthread_mutex_unlock(&second);
  pthread_mutex_unlock(&first);
}

int main() {
  static Node nodes[2];
  std::latch first_is_done(1);
  std::jthread down([&] {
    lock_both(nodes[0].left, nodes[0].right);
    first_is_done.count_down();
  });
  std::jthread up([&] {
    first_is_done.wait();
    lock_both(nodes[1].right, nodes[1].left);
  });
}
