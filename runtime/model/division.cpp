// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/division.h"

#include "runtime/model/search.h"
#include "runtime/model/settings.h"

namespace fearless::detail::model {
namespace {

// For each who works: parts differ in size. More of them, and deeper ones, have
// more runs that find nothing new: Treiber's stack of 3 + 2, of 34,968 classes,
// 3 in 15 parts, 6,591 in 46 and 26,405 in 141.
constexpr std::uint64_t kPartsEach = 4;
constexpr std::size_t kMostDepth = 128;

struct Count {
  std::uint64_t parts = 0;
  bool any_goes_on = false;  // below that depth
};

Count count_parts(Execution& execution, const ModelOptions& options,
                  std::size_t depth) {
  Division division;
  division.depth = depth;
  division.only_counts = true;
  const auto search = make_search(execution, options, division);
  Count count;
  do {
    count.any_goes_on |= !execution.run(*search) && !search->parted();
    (void)search->is_mine(execution);
  } while (!search->parted() && search->next(execution));
  count.parts = search->parts();
  return count;
}

}  // namespace

Divided divide(Execution& execution, const ModelOptions& options) {
  Divided divided;
  divided.division.shard = options.shard;
  const std::uint64_t workers =
      std::uint64_t{options.shard.count} * options.jobs;
  if (workers == 1 || is_sampling(options.search)) return divided;
  for (std::size_t depth = 1; depth <= kMostDepth; depth += 1 + depth / 4) {
    const Count count = count_parts(execution, options, depth);
    divided.division.depth = depth;
    divided.parts = count.parts;
    if (count.parts >= kPartsEach * workers || !count.any_goes_on) break;
  }
  return divided;
}

}  // namespace fearless::detail::model
