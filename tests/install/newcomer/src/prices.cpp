// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// dangling-thread-capture: the thread refers to a parameter of this function.
#include <cstdio>

#include "shop.h"

std::thread print_prices(std::vector<int> cents) {
  std::thread printer([&cents] {
    for (const int price : cents) std::printf("%d\n", price);
  });
  return printer;
}
