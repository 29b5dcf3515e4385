// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <condition_variable>
#include <mutex>
#include <queue>

constexpr bool kBounded = true, kRendezvous = false;

// What people write by hand.
template <typename T>
struct Queue {
  explicit Queue(long capacity)
      : capacity(static_cast<std::size_t>(capacity)) {}
  void send(T value) {
    {
      std::unique_lock lock(mutex);
      has_room.wait(lock, [this] { return values.size() < capacity; });
      values.push(std::move(value));
    }
    has_value.notify_one();
  }
  T recv() {
    std::unique_lock lock(mutex);
    has_value.wait(lock, [this] { return !values.empty(); });
    T value = std::move(values.front());
    values.pop();
    lock.unlock();
    has_room.notify_one();
    return value;
  }
  bool try_recv(T& value) {
    std::lock_guard lock(mutex);
    if (values.empty()) return false;
    value = std::move(values.front());
    values.pop();
    return true;
  }
  const std::size_t capacity;
  std::mutex mutex;
  std::condition_variable has_value, has_room;
  std::queue<T> values;
};
