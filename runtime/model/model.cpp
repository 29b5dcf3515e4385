// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fearless/model.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <string_view>
#include <unordered_set>

#include "runtime/model/report.h"
#include "runtime/model/search.h"
#include "runtime/model/token.h"
#include "runtime/watch/act.h"
#include "runtime/watch/options.h"

namespace fearless {
namespace detail::model {
namespace {

using Clock = std::chrono::steady_clock;
using Kind = ModelFailure::Kind;

// The same for all executions of a class: what each event depends on.
std::uint64_t class_of(const Execution& execution) {
  std::vector<std::uint64_t> events;
  const Memory* const memory = execution.memory();
  for (const Event& event : execution.events()) {
    std::uint64_t hash = event.choice.tid * 0x9E3779B97F4A7C15u +
                         event.number * 0xC2B2AE3D27D4EB4Fu;
    const bool is_read_from = memory && is_access(event.op.verb);
    hash += is_read_from ? memory->hash_of(static_cast<Index>(events.size()))
                         : event.choice.branch;
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      hash = (hash ^ event.seen[tid]) * 0xff51afd7ed558ccdu;
      hash ^= hash >> 32;
    }
    events.push_back(hash);
  }
  std::sort(events.begin(), events.end());
  std::uint64_t all = events.size();
  for (const std::uint64_t hash : events) {
    all = (all ^ hash) * 0xff51afd7ed558ccdu;
    all ^= all >> 29;
  }
  return all;
}

class Exploration {
 public:
  Exploration(const ModelOptions& options, const std::string& test,
              const std::function<void()>& body)
      : options_(options),
        test_(test),
        execution_(body, options.steps),
        start_(Clock::now()),
        next_line_(start_ + std::chrono::seconds(1)) {
    if (options.memory == ModelOptions::Memory::kRc11) weaken();
  }

  ModelResult explore() {
    std::unique_ptr<Search> search = make_search();
    for (;;) {
      const bool is_whole = run_once(*search);
      if (must_weaken()) {
        weaken();
        search = make_search();
        continue;
      }
      count(is_whole);
      if (search->parted() || (result_.failure && options_.stop_at_failure)) {
        break;
      }
      const bool is_last = !search->next(execution_);
      if (is_last) {
        result_.complete = search->is_complete() && !is_cut_;
        break;
      }
      if (is_over_limit()) break;
    }
    result_.classes = classes_.size();
    if (result_.failure && !search->parted() && options_.minimise) minimise();
    return std::move(result_);
  }

  ModelResult replay(const Token& token) {
    // A sequentially consistent run is one of weak memory, too.
    if (options_.memory == ModelOptions::Memory::kAutomatic) weaken();
    Replay search(token.choices);
    run_once(search);
    count(true);
    if (search.parted()) {
      std::fprintf(stderr,
                   "fearless: %s: the test is not what it was when this replay "
                   "was made: they part at step %zu\n",
                   test_.c_str(), *search.parted() + 1);
    }
    return std::move(result_);
  }

 private:
  // What was explored so far is a part of what is to be explored now.
  void weaken() {
    execution_.weaken();
    classes_.clear();
    result_ = {};
    result_.is_weak = true;
  }
  bool must_weaken() const noexcept {
    return options_.memory == ModelOptions::Memory::kAutomatic &&
           !execution_.memory() && execution_.has_weak_orders();
  }

  std::unique_ptr<Search> make_search() const {
    using Search = ModelOptions::Search;
    switch (options_.search) {
      case Search::kOptimal:
        if (!options_.preemptions && execution_.memory()) return graphs();
        if (!options_.preemptions) return optimal();
        [[fallthrough]];
      case Search::kExhaustive:
        return exhaustive(options_.preemptions);
      default: {
        ModelOptions bounded = options_;
        if (bounded.executions == UINT64_MAX) bounded.executions = 10'000;
        return sampling(bounded);
      }
    }
  }

  bool run_once(Search& search) {
    if (model_observer) model_observer->begin();
    const bool is_whole = execution_.run(search);
    if (model_observer) {
      std::string words = model_observer->end();
      if (!words.empty() && !execution_.failure()) {
        execution_.judge_failed(Kind::kCheck, std::move(words));
      }
    }
    if (search.parted() && !is_whole) {
      execution_.judge_failed(
          Kind::kNotTheSame,
          "step " + std::to_string(*search.parted() + 1) +
              " of an earlier execution is not possible now; a body must do "
              "the same whenever its threads are scheduled the same");
    }
    return is_whole;
  }

  void count(bool is_whole) {
    if (!is_whole) {
      ++result_.redundant;
    } else if (execution_.is_discarded()) {
      ++result_.discarded;
    } else {
      ++result_.executions;
    }
    if (options_.search == ModelOptions::Search::kExhaustive) {
      classes_.insert(class_of(execution_));
    }
    if (execution_.memory()) is_cut_ |= execution_.memory()->is_cut();
    if (!execution_.failure()) return;
    is_cut_ |= *execution_.failure() == Kind::kTooLong;
    ++result_.failures;
    if (!result_.failure) result_.failure = describe(execution_, test_);
  }

  bool is_over_limit() {
    const std::uint64_t runs =
        result_.executions + result_.discarded + result_.redundant;
    if (runs >= options_.executions) return true;
    if (runs % 64 != 0) return false;
    const Clock::time_point now = Clock::now();
    if (options_.progress && now >= next_line_) say_progress(now, runs);
    return options_.time != std::chrono::milliseconds::max() &&
           now - start_ >= options_.time;
  }

  void say_progress(Clock::time_point now, std::uint64_t runs) {
    next_line_ = now + std::chrono::seconds(1);
    const double seconds = std::chrono::duration<double>(now - start_).count();
    std::fprintf(
        stderr, "fearless: %s: %llu executions, %.0f a second, %zu steps\n",
        test_.c_str(), static_cast<unsigned long long>(runs),
        static_cast<double>(runs) / seconds, execution_.events().size());
  }

  // The same kind of failure with as few preemptions as there can be: all runs
  // with none, then one, and so on, as long as that is quick.
  void minimise() {
    constexpr std::uint64_t kMostRuns = 20'000;
    const auto end = Clock::now() + std::chrono::seconds(2);
    for (unsigned bound = 0; bound < result_.failure->preemptions; ++bound) {
      const std::unique_ptr<Search> search = exhaustive(bound);
      std::uint64_t runs = 0;
      do {
        run_once(*search);
        if (execution_.failure() == result_.failure->kind) {
          result_.failure = describe(execution_, test_);
          return;
        }
        if (++runs >= kMostRuns || Clock::now() >= end) return;
      } while (search->next(execution_));
    }
  }

  const ModelOptions& options_;
  const std::string& test_;
  Execution execution_;
  Clock::time_point start_;
  Clock::time_point next_line_;
  ModelResult result_;
  bool is_cut_ = false;
  std::unordered_set<std::uint64_t> classes_;
};

}  // namespace
}  // namespace detail::model

ModelResult model(const ModelOptions& options,
                  const std::function<void()>& body, Site site) {
  using namespace detail::model;
  if (active) {
    throw std::logic_error("fearless::model inside fearless::model");
  }
  const char* const test_name = detail::watch::test_name();
  const std::string test = !options.name.empty() ? options.name
                           : test_name           ? test_name
                                                 : site.function();
  Exploration exploration(options, test, body);
  if (!options.replay.empty()) {
    const std::optional<Token> token = parse_token(options.replay);
    if (!token) {
      throw std::invalid_argument("fearless::model: not a replay: " +
                                  options.replay);
    }
    return exploration.replay(*token);
  }
  // A program may have many model tests; the string is of one of them.
  if (const auto text = detail::watch::options().replay; !text.empty()) {
    const std::optional<Token> token = parse_token(text);
    if (!token) {
      throw std::invalid_argument("fearless::model: FEARLESS_OPTIONS: replay=" +
                                  std::string(text) + " is not a replay");
    }
    if (token->test == hash_of(test)) return exploration.replay(*token);
  }
  return exploration.explore();
}

}  // namespace fearless
