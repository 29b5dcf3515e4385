// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An initialiser throws, and the next thread runs it again.
// expect: nothing
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

int main() {
  std::once_flag flag;
  std::atomic<int> tries = 0;
  const auto open = [&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (++tries < 4) throw std::runtime_error("not yet");
  };
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      try {
        std::call_once(flag, open);
      } catch (const std::runtime_error&) {
      }
    });
  }
  threads.clear();
  return tries == 4 ? 0 : 1;
}
