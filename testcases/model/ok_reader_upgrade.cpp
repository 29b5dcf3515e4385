// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// They write from the beginning.
#include "testcases/model/case.h"

OK(reader_upgrade) {
  fearless::RwLock<int> price{0};
  const auto raise = [&] { ++*price.write(); };
  auto other = fearless::spawn("other", raise);
  raise();
  other.join();
  fearless::check(*price.read() == 2);
}
