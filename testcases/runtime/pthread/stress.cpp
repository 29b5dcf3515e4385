// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Threads that come and go, lock, read, wait, notify, hand over, and end.
// expect: nothing
#include <condition_variable>
#include <deque>
#include <mutex>
#include <random>
#include <shared_mutex>
#include <thread>
#include <vector>

class Queue {
 public:
  void push(int value) {
    std::unique_lock lock(mutex_);
    not_full_.wait(lock, [&] { return values_.size() < 4; });
    values_.push_back(value);
    not_empty_.notify_one();
  }
  int pop() {
    std::unique_lock lock(mutex_);
    not_empty_.wait(lock, [&] { return !values_.empty(); });
    const int value = values_.front();
    values_.pop_front();
    not_full_.notify_one();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable not_full_;
  std::condition_variable not_empty_;
  std::deque<int> values_;
};

int main() {
  Queue queue;
  std::shared_mutex table;
  std::mutex rows[8];
  for (int round = 0; round < 10; ++round) {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 300; ++i) queue.push(t);
      });
      threads.emplace_back([&] {
        for (int i = 0; i < 300; ++i) queue.pop();
      });
      threads.emplace_back([&, t] {
        std::minstd_rand random(t);
        for (int i = 0; i < 300; ++i) {
          std::shared_lock read(table);
          const auto row = random() % 7;
          std::lock_guard first(rows[row]);
          std::lock_guard second(rows[row + 1]);
        }
        std::lock_guard write(table);
      });
    }
  }
}
