// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The thread owns what it prints.
#include <cstdio>
#include <utility>

#include "shop.h"

std::thread print_prices(std::vector<int> cents) {
  std::thread printer([cents = std::move(cents)] {
    for (const int price : cents) std::printf("%d\n", price);
  });
  return printer;
}
