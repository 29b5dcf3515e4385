// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ the function must return a reference into the data
#include <utility>

#include "fearless/mutex.h"

int main() {
  fearless::Mutex<std::pair<int, int>> m{1, 2};
#ifdef FIXED
  auto first = m.lock().map([](auto& pair) -> int& { return pair.first; });
#else
  auto first = m.lock().map([](auto& pair) { return pair.first; });
#endif
  return *first - 1;
}
