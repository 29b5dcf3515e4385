# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs with one finding each, for tests of what is done with findings."""

_SENT = """#include <memory>
#include <thread>
int total() {
  auto order = std::make_unique<int>(7);
  std::thread worker([mine = std::move(order)] { (void)*mine; });
  int value = *order;COMMENT
  worker.join();
  return value;
}
"""


def use_after_send(comment=""):
    """Found in line 6, which ends in the comment."""
    return _SENT.replace("COMMENT", comment and "  // " + comment)


BAD = use_after_send()

# unnamed-guard in line 5, and --fix names the guard.
UNNAMED = """#include <mutex>
std::mutex mutex;
int hits;
void count() {
  std::lock_guard<std::mutex>{mutex};
  ++hits;
}
int read() {
  std::lock_guard<std::mutex> lock(mutex);
  return hits;
}
"""
NAMED = UNNAMED.replace("mutex>{", "mutex> lock{")
