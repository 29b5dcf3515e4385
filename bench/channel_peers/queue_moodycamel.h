// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <concurrentqueue/blockingconcurrentqueue.h>

constexpr bool kBounded = false, kRendezvous = false;

template <typename T>
struct Queue {
  explicit Queue(long) {}
  void send(const T& value) { queue.enqueue(value); }
  T recv() {
    T value;
    queue.wait_dequeue(value);
    return value;
  }
  bool try_recv(T& value) { return queue.try_dequeue(value); }
  moodycamel::BlockingConcurrentQueue<T> queue;
};
