// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The lock is given back before the clerk is waited for.
#include <fearless/channel.h>
#include <fearless/mutex.h>
#include <fearless/thread.h>

#include <utility>

#include "shop.h"

int close_day(std::vector<int> cents) {
  fearless::Mutex<int> total(0);
  auto [desk, slips] = fearless::sync_channel<int>(0);
  auto clerk =
      fearless::spawn("clerk", [&total, slips = std::move(slips)]() mutable {
        const int told = slips.recv().unwrap();
        return told == *total.lock();
      });
  int result = 0;
  {
    auto sum = total.lock();
    for (const int price : cents) *sum += price;
    result = *sum;
  }
  desk.send(result).unwrap();
  return clerk.join() ? result : 0;
}
