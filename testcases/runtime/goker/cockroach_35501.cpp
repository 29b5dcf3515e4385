// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_35501: checks of a table share one loop variable, and all look at
// what it is after the loop.
// kind: no deadlock, one variable for all threads
// expect: nothing
// driven: by a latch
#include <vector>

#include "../drive.h"
#include "fearless/thread.h"

int main() {
  const std::vector<int> constraints = {1, 2, 3};
  std::vector<std::size_t> checked(constraints.size());
  Drive is_started(1);
  std::size_t next = 0;
  fearless::scope([&](fearless::Scope& checks) {
    for (next = 0; next < constraints.size(); ++next) {
      checks.spawn([&, slot = next] {
        is_started.wait();
        checked[slot] = next;
      });
    }
    is_started.count_down();
  });
  for (const std::size_t seen : checked) {
    if (seen != constraints.size()) return 1;
  }
}
