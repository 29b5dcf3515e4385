// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ thread: the function or an argument must stay on its thread
#include <vector>

#include "fearless/mutex.h"
#include "fearless/std_thread.h"

int main() {
  fearless::Mutex<int> m{1};
#ifdef FIXED
  fearless::jthread reader([](fearless::Mutex<int>& mutex) { (void)mutex; },
                           std::ref(m));
#else
  std::vector<fearless::MutexGuard<int>> guards;
  fearless::jthread reader([](std::vector<fearless::MutexGuard<int>>) {},
                           std::move(guards));
#endif
}
