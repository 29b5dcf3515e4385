// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S19: 130 mutexes are held at once.
// expect: nothing
#include <vector>

#include "fearless/mutex.h"

int main() {
  std::vector<fearless::mutex> shelves(130);
  for (fearless::mutex& shelf : shelves) shelf.lock();
  for (fearless::mutex& shelf : shelves) shelf.unlock();
}
