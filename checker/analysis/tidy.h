// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef FEARLESS_CHECKER_ANALYSIS_TIDY_H_
#define FEARLESS_CHECKER_ANALYSIS_TIDY_H_

#include <algorithm>
#include <cstddef>
#include <vector>

namespace fearless::analysis {

// Sorted, each item once, and no more than `most` of them.
template <class T>
void tidy(std::vector<T>& items, std::size_t most = ~std::size_t{0}) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  if (items.size() > most) items.resize(most);
}

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_TIDY_H_
