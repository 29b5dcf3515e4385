// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <fearless/mutex.h>

#include "bank.h"
#include "fees.h"

namespace {
fearless::Mutex<int> account{OPENING_BALANCE};
}  // namespace

int balance() { return *account.lock(); }

int balance_while_locked() {
  Fees fees;
  fees.charge();
  auto held = account.lock();
  return *held + *account.lock();
}
