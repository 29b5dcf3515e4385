// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One exploration in several processes, children of this one: each takes the
// next part that is free (division.h), and tells what it found through a pipe.

#ifndef FEARLESS_RUNTIME_MODEL_WORKERS_H_
#define FEARLESS_RUNTIME_MODEL_WORKERS_H_

#include <atomic>
#include <cstdint>
#include <functional>

#include "runtime/model/coverage.h"
#include "runtime/model/division.h"

namespace fearless::detail::model {

// What all of them see.
struct Shared {
  std::atomic<std::uint64_t> runs = 0;
  std::atomic<bool> is_over = false;  // somebody has failed, and that is enough
};

// The part of one worker; fills `coverage`.
using Work = std::function<ModelResult(const ModelOptions& options,
                                       const Division& division, Shared& shared,
                                       Coverage& coverage)>;
// Called about each second while they work, with how many runs there were.
using Tick = std::function<void(std::uint64_t runs)>;

// The results together. Throws std::system_error if there is no process to be
// had, and std::runtime_error if one of them crashed.
ModelResult in_workers(const ModelOptions& options, const Divided& divided,
                       const Work& work, const Tick& tick, Coverage& coverage);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_WORKERS_H_
