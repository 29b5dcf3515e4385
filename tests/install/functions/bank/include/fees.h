// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <fearless/mutex.h>

// What every transfer costs.
struct Fees {
  fearless::Mutex<int> cents{0};
  void charge() { *cents.lock() += 5; }
};
