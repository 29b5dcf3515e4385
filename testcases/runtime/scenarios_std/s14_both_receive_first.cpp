// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S14: two threads with a bounded queue to each other, and both receive first.
// expect: DEADLOCK
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

class Slot {  // a queue of one
 public:
  void send(int value) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !value_; });
    value_ = value;
    changed_.notify_all();
  }
  int receive() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return value_.has_value(); });
    const int value = *value_;
    value_.reset();
    changed_.notify_all();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<int> value_;
};

int main() {
  Slot to_left;
  Slot to_right;
  std::jthread left([&] { to_right.send(to_left.receive()); });
  std::jthread right([&] { to_left.send(to_right.receive()); });
}
