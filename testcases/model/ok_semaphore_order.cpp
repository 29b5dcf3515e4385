// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One order.
#include "testcases/model/case.h"

OK(semaphore_order) {
  fearless::counting_semaphore<> printer{1}, scanner{1};
  auto other = fearless::spawn("other", [&] {
    printer.acquire();
    scanner.acquire();
    scanner.release();
    printer.release();
  });
  printer.acquire();
  scanner.acquire();
  scanner.release();
  printer.release();
  other.join();
}
