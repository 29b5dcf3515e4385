// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Both counts change under their lock.
#include <mutex>

#include "shop.h"

namespace {

class Visitors {
 public:
  void enter() {
    std::lock_guard lock(mutex_);
    ++inside_;
    ++total_;
  }
  void leave() {
    std::lock_guard lock(mutex_);
    --inside_;
  }
  int total() {
    std::lock_guard lock(mutex_);
    return total_;
  }
  void reset() {
    std::lock_guard lock(mutex_);
    total_ = 0;
  }

 private:
  std::mutex mutex_;
  int inside_ = 0;
  int total_ = 0;
};

}  // namespace

int count_visitors(int per_door) {
  Visitors visitors;
  visitors.reset();
  {
    std::vector<std::jthread> doors;
    for (int door = 0; door < 2; ++door)
      doors.emplace_back([&visitors, per_door] {
        for (int i = 0; i < per_door; ++i) {
          visitors.enter();
          visitors.leave();
        }
      });
  }
  return visitors.total();
}
