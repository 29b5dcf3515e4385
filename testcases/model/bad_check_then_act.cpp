// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Between the look into the map and the entry the lock is let go.
#include <map>

#include "testcases/model/case.h"

BAD(check_then_act, kCheck) {
  fearless::Mutex<std::map<int, int>> cache;
  fearless::atomic<int> made{0};
  const auto use = [&] {
    if (cache.lock()->contains(1)) return;
    made.fetch_add(1);
    cache.lock()->emplace(1, 1);
  };
  auto other = fearless::spawn("other", use);
  use();
  other.join();
  fearless::check(made.load() == 1, "made twice");
}
