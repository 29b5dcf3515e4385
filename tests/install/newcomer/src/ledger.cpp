// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deadlock: waits for the clerk with the lock that the clerk needs.
#include <fearless/channel.h>
#include <fearless/mutex.h>
#include <fearless/thread.h>

#include <utility>

#include "shop.h"

int close_day(std::vector<int> cents) {
  fearless::Mutex<int> total(0);
  auto [desk, slips] = fearless::sync_channel<int>(0);
  auto sum = total.lock();
  auto clerk =
      fearless::spawn("clerk", [&total, slips = std::move(slips)]() mutable {
        const auto checked = total.lock();
        return slips.recv().unwrap() == *checked;
      });
  for (const int price : cents) *sum += price;
  const int result = *sum;
  desk.send(result).unwrap();
  return clerk.join() ? result : 0;
}
