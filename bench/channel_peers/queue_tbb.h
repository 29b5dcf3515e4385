// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <oneapi/tbb/concurrent_queue.h>

constexpr bool kBounded = true, kRendezvous = false;

template <typename T>
struct Queue {
  explicit Queue(long capacity) {
    if (capacity > 0) queue.set_capacity(capacity);
  }
  void send(const T& value) { queue.push(value); }
  T recv() {
    T value;
    queue.pop(value);
    return value;
  }
  bool try_recv(T& value) { return queue.try_pop(value); }
  tbb::concurrent_bounded_queue<T> queue;
};
