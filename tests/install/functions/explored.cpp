// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two locks in two orders: it hardly ever hangs, and exploration shows how.
#include <fearless/mutex.h>
#include <fearless/thread.h>

#include <cstring>

int main(int count, char** arguments) {
  if (count != 3 || std::strcmp(arguments[2], "two three") != 0) return 3;
  fearless::Mutex<int> left(1);
  fearless::Mutex<int> right(2);
  auto other = fearless::spawn("other", [&] {
    auto r = right.lock();
    auto l = left.lock();
  });
  {
    auto l = left.lock();
    auto r = right.lock();
  }
  other.join();
}
