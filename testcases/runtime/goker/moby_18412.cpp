// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// moby_18412: the output of a command is read when its time is over, while the
// copier still writes to it.
// kind: no deadlock, an order violation
// expect: nothing
// driven: by latches
#include <string>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<std::string> output;
  Drive is_half_copied(1);
  Drive is_read(1);
  std::string seen;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("copier", [&] {
      output.lock()->append("half ");
      is_half_copied.count_down();
      is_read.wait();
      output.lock()->append("of it");
    });
    is_half_copied.wait();  // the time is over: kill, and do not wait
    seen = *output.lock();
    is_read.count_down();
  });
  return seen == "half " ? 0 : 1;
}
