// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Many rounds of a barrier: whoever comes last lets the others go.
// expect: nothing
#include <pthread.h>

#include <thread>
#include <vector>

int main() {
  pthread_barrier_t barrier;
  pthread_barrier_init(&barrier, nullptr, 4);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2000; ++i) pthread_barrier_wait(&barrier);
    });
  }
}
