// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/exploration.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "runtime/model/checkpoint.h"
#include "runtime/model/report.h"
#include "runtime/model/settings.h"
#include "runtime/model/workers.h"

namespace fearless::detail::model {

using Kind = ModelFailure::Kind;

Exploration::Exploration(const ModelOptions& options,
                         const std::function<void()>& body)
    : options_(options),
      execution_(body, options),
      start_(Clock::now()),
      next_line_(start_ + std::chrono::seconds(1)) {
  if (!options.confirm.empty()) target_.emplace(options.confirm);
  if (options.memory == Memory::kRc11) execution_.weaken();
  if (!options.corpus.empty()) corpus_.emplace(options.corpus, options.name);
}

ModelResult Exploration::explore() {
  if (!found_again() && !found_on_the_way()) {
    choose_memory();
    explore_all();
  }
  result_.is_weak = execution_.memory() != nullptr;
  if (target_) result_.confirmed = result_.failure.has_value();
  result_.shard = options_.shard;
  result_.preemptions = options_.preemptions;
  result_.is_sampled = is_sampling(options_.search);
  result_.classes = coverage_.classes();
  result_.unseen = coverage_.unseen();
  if (!result_.failure) return std::move(result_);
  if (options_.minimise && result_.failure->kind != Kind::kNotTheSame) {
    minimise();
  }
  if (corpus_) corpus_->add(*result_.failure);
  return std::move(result_);
}

ModelResult Exploration::replay(const Token& token) {
  if (token.is_weak) execution_.weaken();
  Replay search(token.choices);
  run_once(search);
  count(true);
  if (search.parted()) {
    std::fprintf(stderr,
                 "fearless: %s: the test is not what it was when this replay "
                 "was made: they part at step %zu\n",
                 options_.name.c_str(), *search.parted() + 1);
  }
  return std::move(result_);
}

// Weak, if what has been seen of the body asks for it, and if it can be.
// Whether it was not so.
bool Exploration::has_chosen_memory() {
  if (options_.memory == Memory::kSequential) return false;
  if (options_.memory == Memory::kRc11) {
    if (!execution_.uses_futexes()) return false;
    throw std::invalid_argument(
        "fearless::model: futexes have no weak memory here: use "
        "ModelOptions::Memory::kSequential");
  }
  const bool is_weak =
      execution_.has_weak_orders() && !execution_.uses_futexes();
  if (is_weak == (execution_.memory() != nullptr)) return false;
  is_weak ? execution_.weaken() : execution_.strengthen();
  return true;
}

// Where it must be known before the first run that counts.
void Exploration::choose_memory() {
  if (options_.memory != Memory::kAutomatic) return;
  execution_.strengthen();
  if (options_.checkpoint.empty() && options_.jobs == 1 &&
      options_.shard.count == 1) {
    return;
  }
  Replay straight({});
  (void)execution_.run(straight);
  (void)has_chosen_memory();
}

// A schedule that failed before, and does so now.
bool Exploration::found_again() {
  if (!corpus_ || target_) return false;
  for (const Token& token : corpus_->tokens()) {
    if (token.test != hash_of(options_.name)) continue;
    token.is_weak ? execution_.weaken() : execution_.strengthen();
    Replay search(token.choices);
    (void)run_once(search);
    if (!execution_.failure()) continue;
    count(true);
    return options_.stop_at_failure;
  }
  return false;
}

// Samples towards the target, before everything is explored for it.
bool Exploration::found_on_the_way() {
  if (!target_) return false;
  ModelOptions few = options_;
  few.executions = std::min<std::uint64_t>(few.executions, 1000);
  const auto search = sampling(few, towards(*target_));
  do {
    count(run_once(*search));
    if (result_.failure) return true;
  } while (search->next(execution_));
  return false;
}

void Exploration::explore_all() {
  const Divided divided = divide(execution_, options_);
  if (options_.jobs == 1) {
    explore_part(options_, divided.division, nullptr);
    return;
  }
  const auto before = std::move(result_);
  const auto work = [&](const ModelOptions& options, const Division& division,
                        Shared& shared, Coverage& coverage) {
    result_ = {};
    explore_part(options, division, &shared);
    coverage = std::move(coverage_);
    return std::move(result_);
  };
  const auto tick = [&](std::uint64_t runs) {
    if (options_.progress) say_progress(Clock::now(), runs, 0);
  };
  result_ = in_workers(options_, divided, work, tick, coverage_);
  result_.executions += before.executions;
}

void Exploration::explore_part(const ModelOptions& options,
                               const Division& division, Shared* shared) {
  std::unique_ptr<Search> search = make_search(execution_, options, division);
  Checkpoint checkpoint(options, execution_.memory() != nullptr);
  (void)checkpoint.resume(execution_, *search, result_, coverage_);
  for (bool is_last = false; !is_last;) {
    const bool is_whole = run_once(*search);
    if (has_chosen_memory()) {
      if (division.depth != 0) {
        throw std::invalid_argument(
            "fearless::model: " + options_.name +
            ": some executions have weak atomics and the first has none: "
            "set ModelOptions::memory to divide the work");
      }
      // What was explored so far is a part of what is explored now.
      result_ = {};
      coverage_ = {};
      checkpoint.remove();
      return explore_part(options, division, shared);
    }
    checkpoint.note(execution_);
    if (search->is_mine(execution_)) {
      count(is_whole, search.get());
      if (shared) shared->runs.fetch_add(1, std::memory_order_relaxed);
    }
    if (search->parted() || (result_.failure && options_.stop_at_failure)) {
      if (shared) shared->is_over.store(true);
      result_.explored = search->explored();
      checkpoint.remove();
      return;
    }
    if (!search->next(execution_)) {
      result_.complete = search->is_complete() && !is_cut_;
      result_.explored = result_.complete ? 1 : search->explored();
      checkpoint.remove();
      return;
    }
    is_last = is_over_limit(*search) ||
              (shared && shared->is_over.load(std::memory_order_relaxed));
    if (is_last) result_.explored = search->explored();
    checkpoint.keep(*search, result_, coverage_, is_last);
  }
}

bool Exploration::run_once(Search& search) {
  const bool is_whole = execution_.run(search);
  if (search.parted() && !is_whole) {
    execution_.judge_failed(
        Kind::kNotTheSame,
        "step " + std::to_string(*search.parted() + 1) +
            " of an earlier execution is not possible now; a body must do "
            "the same whenever its threads are scheduled the same");
  }
  return is_whole;
}

void Exploration::count(bool is_whole, const Search* search) {
  if (!is_whole) {
    ++result_.redundant;
  } else if (execution_.is_discarded()) {
    ++result_.discarded;
  } else {
    ++result_.executions;
  }
  if (options_.search != ModelOptions::Search::kOptimal && is_whole) {
    coverage_.add(class_of(execution_));
  }
  if (execution_.memory()) is_cut_ |= execution_.memory()->is_cut();
  if (!execution_.failure()) return;
  if (target_ && !target_->is_reached(execution_)) return;
  is_cut_ |= *execution_.failure() == Kind::kTooLong;
  ++result_.failures;
  if (result_.failure) return;
  result_.failure = describe(execution_, options_.name);
  const std::string how = search ? search->how() : "";
  if (!how.empty()) result_.failure->report += "  found by " + how + "\n";
}

std::uint64_t Exploration::runs() const noexcept {
  return result_.executions + result_.discarded + result_.redundant;
}

bool Exploration::is_over_limit(const Search& search) {
  if (runs() >= options_.executions) return true;
  constexpr std::uint64_t kLook = 64;  // a clock is not free
  if (++looks_ % kLook != 0) return false;
  const Clock::time_point now = Clock::now();
  if (options_.progress && options_.jobs == 1 && now >= next_line_) {
    say_progress(now, runs(), search.explored());
  }
  return options_.time != std::chrono::milliseconds::max() &&
         now - start_ >= options_.time;
}

void Exploration::say_progress(Clock::time_point now, std::uint64_t runs,
                               double explored) {
  next_line_ = now + std::chrono::seconds(1);
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::fprintf(stderr,
               "fearless: %s: %llu executions, %.0f a second, %zu steps",
               options_.name.c_str(), static_cast<unsigned long long>(runs),
               static_cast<double>(runs) / seconds, execution_.events().size());
  if (is_sampling(options_.search)) {
    std::fprintf(stderr, ", %llu different, the next is new with %.2f %%\n",
                 static_cast<unsigned long long>(coverage_.classes()),
                 coverage_.unseen() * 100);
  } else if (explored > 0) {
    std::fprintf(stderr, ", about %.2g %% of about %.3g\n", explored * 100,
                 static_cast<double>(runs) / explored);
  } else {
    std::fputc('\n', stderr);
  }
}

// The same kind of failure with as few preemptions as there can be: all runs
// with none, then one, and so on, as long as that is quick.
void Exploration::minimise() {
  constexpr std::uint64_t kMostRuns = 20'000;
  const auto end = Clock::now() + std::chrono::seconds(2);
  for (unsigned bound = 0; bound < result_.failure->preemptions; ++bound) {
    const std::unique_ptr<Search> search = exhaustive(bound);
    std::uint64_t runs = 0;
    do {
      run_once(*search);
      if (execution_.failure() == result_.failure->kind &&
          (!target_ || target_->is_reached(execution_))) {
        result_.failure = describe(execution_, options_.name);
        return;
      }
      if (++runs >= kMostRuns || Clock::now() >= end) return;
    } while (search->next(execution_));
  }
}

}  // namespace fearless::detail::model
