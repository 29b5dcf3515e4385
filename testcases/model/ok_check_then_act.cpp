// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Look and entry are under one lock.
#include <map>

#include "testcases/model/case.h"

OK(check_then_act) {
  fearless::Mutex<std::map<int, int>> cache;
  fearless::atomic<int> made{0};
  const auto use = [&] {
    auto guard = cache.lock();
    if (guard->contains(1)) return;
    made.fetch_add(1);
    guard->emplace(1, 1);
  };
  auto other = fearless::spawn("other", use);
  use();
  other.join();
  fearless::check(made.load() == 1, "made twice");
}
