// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ deleted
#include "fearless/mutex.h"

int main() {
  fearless::Mutex<int> m{1};
  auto guard = m.lock();
#ifdef FIXED
  auto other = std::move(guard);
#else
  auto other = guard;
#endif
  return *other - 1;
}
