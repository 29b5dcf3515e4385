// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deadlock that somebody says is possible, the watcher (CAN DEADLOCK) or the
// checker (lock-order-inversion), as a place for the explorer to go to.
//
// The search towards it is DeadlockFuzzer's (P. Joshi, C.-S. Park, K. Sen, M.
// Naik, PLDI 2009): samples in which a thread that holds one of the story's
// locks and is about to take another one waits until nobody else can go on.

#ifndef FEARLESS_RUNTIME_MODEL_TARGET_H_
#define FEARLESS_RUNTIME_MODEL_TARGET_H_

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "runtime/model/search.h"
#include "runtime/model/strategy.h"

namespace fearless::detail::model {

class Target {
 public:
  // A file of docs/schema/findings.json, of which the first finding that is
  // about a deadlock is meant, or FILE@ID, the one of that fingerprint. Throws
  // std::invalid_argument if there is none.
  explicit Target(const std::string& file_and_id);

  // Whether a run that has failed came to rest there: at least two of its
  // threads, or the only one of the story, are blocked at its places.
  bool is_reached(const Execution& execution) const;
  bool has(Site site) const;

 private:
  std::set<std::pair<std::string, std::uint64_t>> places_;  // file, line
  std::size_t threads_ = 0;
};

// REQUIRES: the target lives as long.
std::unique_ptr<Strategy> towards(const Target& target);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_TARGET_H_
