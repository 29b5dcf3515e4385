// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ mutex 'gate' is not held on every path through here
//~only clang++ -Wthread-safety
#include "fearless/std_mutex.h"

bool enter(fearless::mutex& gate, bool is_open) {
  gate.lock();
  if (!is_open) {
#ifdef FIXED
    gate.unlock();
#endif
    return false;
  }
  gate.unlock();
  return true;
}

int main() {
  fearless::mutex gate;
  return enter(gate, true) ? 0 : 1;
}
