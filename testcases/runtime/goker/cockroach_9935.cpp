// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cockroach_9935: writing a log entry fails, and the exit that follows takes
// the log's lock again.
// kind: still deadlocks
// expect: DEADLOCK
// driven: in order, one thread does it all, while main goes on
#include <string>

#include "../drive.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Logging {
  fearless::Mutex<std::string> file;
  bool is_disk_full = true;

  void exit_with_error() { file.lock()->append("fatal\n"); }
  void output(const std::string& entry) {
    auto out = file.lock();
    if (is_disk_full) return exit_with_error();
    out->append(entry);
  }
};

int main() {
  Logging logging;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("logger", [&] { logging.output("started\n"); });
    main_goes_on();
  });
}
