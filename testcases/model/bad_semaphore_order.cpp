// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two semaphores, taken in two orders.
#include "testcases/model/case.h"

BAD(semaphore_order, kDeadlock) {
  fearless::counting_semaphore<> printer{1}, scanner{1};
  auto other = fearless::spawn("other", [&] {
    scanner.acquire();
    printer.acquire();
    scanner.release();
    printer.release();
  });
  printer.acquire();
  scanner.acquire();
  scanner.release();
  printer.release();
  other.join();
}
