// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// S19: 130 mutexes are held at once.
// expect: nothing
#include <mutex>
#include <vector>

int main() {
  std::vector<std::mutex> shelves(130);
  for (std::mutex& shelf : shelves) shelf.lock();
  for (std::mutex& shelf : shelves) shelf.unlock();
}
