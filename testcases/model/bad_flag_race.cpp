// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A plain flag that one thread sets and another reads.
#include "testcases/model/case.h"

BAD(flag_race, kDataRace) {
  fearless::var<bool> stop{false};
  auto other = fearless::spawn("other", [&] { stop = true; });
  (void)stop.read();
  other.join();
}
