// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One exploration, of one test: the loop over its runs. First what failed
// before (corpus), then what is on the way to a target, then all there is, in
// one process or several; which memory it needs is found out meanwhile. A
// failure is run again with as few preemptions as there can be.

#ifndef FEARLESS_RUNTIME_MODEL_EXPLORATION_H_
#define FEARLESS_RUNTIME_MODEL_EXPLORATION_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

#include "fearless/model.h"
#include "runtime/model/corpus.h"
#include "runtime/model/coverage.h"
#include "runtime/model/division.h"
#include "runtime/model/execution.h"
#include "runtime/model/search.h"
#include "runtime/model/target.h"
#include "runtime/model/token.h"

namespace fearless::detail::model {

struct Shared;

class Exploration {
 public:
  // What is given lives as long. Throws invalid_argument for a file that cannot
  // be used.
  Exploration(const ModelOptions& options, const std::function<void()>& body);

  ModelResult explore();
  ModelResult replay(const Token& token);

 private:
  using Clock = std::chrono::steady_clock;
  using Memory = ModelOptions::Memory;

  bool has_chosen_memory();
  void choose_memory();
  bool found_again();
  bool found_on_the_way();
  void explore_all();
  void explore_part(const ModelOptions& options, const Division& division,
                    Shared* shared);
  bool run_once(Search& search);
  void count(bool is_whole, const Search* search = nullptr);
  std::uint64_t runs() const noexcept;
  bool is_over_limit(const Search& search);
  void say_progress(Clock::time_point now, std::uint64_t runs, double explored);
  void minimise();

  const ModelOptions& options_;
  Execution execution_;
  std::optional<Target> target_;
  std::optional<Corpus> corpus_;
  Clock::time_point start_;
  Clock::time_point next_line_;
  ModelResult result_;
  bool is_cut_ = false;
  std::uint64_t looks_ = 0;
  Coverage coverage_;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_EXPLORATION_H_
