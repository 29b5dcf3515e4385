// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who explores what, without a word between them. Down to a certain depth a
// search takes all choices that there are (but those asleep: no class of
// executions is behind two of them); each way down to there is a part, and all
// who divide the work meet the parts in the same order. Shards deal them out in
// turn; the workers of one process each take the next one that is free.

#ifndef FEARLESS_RUNTIME_MODEL_DIVISION_H_
#define FEARLESS_RUNTIME_MODEL_DIVISION_H_

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "fearless/model.h"

namespace fearless::detail::model {

class Execution;

struct Division {
  std::size_t depth = 0;  // 0: there is one part, the whole
  ModelOptions::Shard shard;
  std::atomic<bool>* taken = nullptr;  // a flag for each part of this shard
  bool only_counts = false;            // takes none

  bool takes(std::uint64_t part) const noexcept {
    if (only_counts || part % shard.count != shard.index - 1) return false;
    return !taken || !taken[part / shard.count].exchange(true);
  }
};

struct Divided {
  Division division;
  std::uint64_t parts = 1;
};
// Into enough parts for all shards and workers of the options, unless the whole
// is too small. Runs the body, never further than to that depth.
Divided divide(Execution& execution, const ModelOptions& options);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_DIVISION_H_
