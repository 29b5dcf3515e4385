// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An atomic one.
#include "testcases/model/case.h"

OK(flag_race) {
  fearless::atomic<bool> stop{false};
  auto other = fearless::spawn("other", [&] { stop = true; });
  (void)stop.load();
  other.join();
}
