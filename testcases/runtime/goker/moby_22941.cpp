// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_22941: a table of cases starts a thread per case, and all threads see
// the last one.
// kind: no deadlock, one variable for all threads
// expect: nothing
// driven: by a latch
#include <string>
#include <utility>
#include <vector>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  const std::vector<std::pair<std::string, int>> cases = {
      {"host", 1}, {"proxy", 2}, {"path", 3}};
  fearless::Mutex<int> sum;
  Drive is_started(1);
  std::pair<std::string, int> row;
  fearless::scope([&](fearless::Scope& threads) {
    for (const auto& each : cases) {
      row = each;
      threads.spawn([&] {
        is_started.wait();
        *sum.lock() += row.second;
      });
    }
    is_started.count_down();
  });
  return *sum.lock() == 9 ? 0 : 1;
}
