// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What somebody writes on the first day: threads, a channel, a shared Mutex.
#include <fearless/arc.h>
#include <fearless/channel.h>
#include <fearless/mutex.h>
#include <fearless/thread.h>

#include <cstdio>
#include <utility>
#include <vector>

int main() {
  auto total = fearless::make_arc<fearless::Mutex<int>>(0);
  auto [tx, rx] = fearless::channel<int>();

  std::vector<fearless::JoinHandle<void>> workers;
  for (int i = 1; i <= 4; ++i) {
    workers.push_back(
        fearless::spawn([tx = tx.clone(), total = total.clone(), i] {
          *total->lock() += i;
          tx.send(i).unwrap();
        }));
  }
  tx.reset();

  int received = 0;
  for (const int number : rx) received += number;
  for (auto& worker : workers) worker.join();
  std::printf("received %d, total %d\n", received, *total->lock());
}
