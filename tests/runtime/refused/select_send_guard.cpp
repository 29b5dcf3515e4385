// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ must stay on its thread (it is not Send)
#include <mutex>

#include "fearless/select.h"

int main() {
  static std::mutex m;
  (void)m;
  auto [tx, rx] = fearless::channel<std::unique_lock<std::mutex>>();
  auto [flag_tx, flag_rx] = fearless::channel<bool>();
#ifdef FIXED
  fearless::select(fearless::send(flag_tx, true, [](auto) {}));
#else
  fearless::select(fearless::send(tx, std::unique_lock(m), [](auto) {}));
#endif
}
