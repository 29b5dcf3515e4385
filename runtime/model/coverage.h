// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How many different executions there were among those that were run, and how
// likely the next one is to be new: the share of those seen once (the
// Good-Turing estimate of the unseen mass; I. J. Good, Biometrika 40, 1953).

#ifndef FEARLESS_RUNTIME_MODEL_COVERAGE_H_
#define FEARLESS_RUNTIME_MODEL_COVERAGE_H_

#include <cstdint>
#include <unordered_map>

#include "runtime/model/bytes.h"
#include "runtime/model/execution.h"

namespace fearless::detail::model {

// The same for all executions of a class: what each event depends on.
std::uint64_t class_of(const Execution& execution);

class Coverage {
 public:
  void add(std::uint64_t one_class, std::uint64_t times = 1) {
    std::uint64_t& seen = seen_[one_class];
    once_ -= seen == 1;
    seen += times;
    once_ += seen == 1;
    draws_ += times;
  }
  std::uint64_t classes() const noexcept { return seen_.size(); }
  double unseen() const noexcept {
    if (draws_ == 0) return 1;
    return static_cast<double>(once_) / static_cast<double>(draws_);
  }

  void save(std::string& bytes) const;
  // Adds what was saved.
  void load(Reader& bytes);

 private:
  std::unordered_map<std::uint64_t, std::uint64_t> seen_;  // how often
  std::uint64_t once_ = 0;
  std::uint64_t draws_ = 0;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_COVERAGE_H_
