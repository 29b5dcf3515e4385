// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two readers each want to write before they have stopped reading.
#include "testcases/model/case.h"

BAD(reader_upgrade, kDeadlock) {
  fearless::RwLock<int> price{0};
  const auto raise = [&] {
    auto now = price.read();
    *price.write() = *now + 1;
  };
  auto other = fearless::spawn("other", raise);
  raise();
  other.join();
}
