// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/search.h"

#include "runtime/model/settings.h"

namespace fearless::detail::model {

std::unique_ptr<Search> make_search(const Execution& execution,
                                    const ModelOptions& options,
                                    const Division& division) {
  if (is_sampling(options.search)) return sampling(options);
  if (options.search == ModelOptions::Search::kOptimal &&
      !options.preemptions) {
    return execution.memory() ? graphs(division) : optimal(division);
  }
  return exhaustive(options.preemptions, division);
}

// A run that ended above the depth of the division is a part of its own.
bool Search::is_mine(const Execution& execution) {
  if (division_.depth != 0 && !has_entered_ &&
      execution.events().size() <= division_.depth) {
    enter_part();
  }
  has_entered_ = false;
  return !std::exchange(is_foreign_, false);
}

std::optional<Choice> Search::if_possible(const Execution& execution,
                                          Choice choice) {
  if (choice.tid < execution.threads() &&
      execution.options(choice.tid) >> choice.branch & 1) {
    return choice;
  }
  parted_ = execution.events().size();
  return std::nullopt;
}

std::optional<Choice> straight_on(const Execution& execution) {
  const auto first_of = [&](Tid tid) -> std::optional<Choice> {
    const Branches branches = execution.options(tid);
    if (!branches) return std::nullopt;
    return Choice{tid, static_cast<std::uint8_t>(__builtin_ctz(branches))};
  };
  if (!execution.events().empty()) {
    if (auto same = first_of(execution.events().back().choice.tid)) return same;
  }
  for (Tid tid = 0; tid < execution.threads(); ++tid) {
    if (auto first = first_of(tid)) return first;
  }
  return std::nullopt;
}

bool is_preemption(const Execution& execution, Tid next) noexcept {
  if (execution.events().empty()) return false;
  const Tid last = execution.events().back().choice.tid;
  return next != last && execution.options(last) != 0;
}

std::optional<Choice> Replay::choose(const Execution& execution) {
  const std::size_t depth = execution.events().size();
  if (depth < choices_.size()) {
    const auto first = parted();
    if (const auto choice = if_possible(execution, choices_[depth])) {
      return choice;
    }
    if (first) parted_ = first;
  }
  return goes_on_ ? straight_on(execution) : std::nullopt;
}

void put(std::string& bytes, Choice choice) {
  put(bytes, std::uint64_t{choice.tid} << 8 | choice.branch);
}
Choice get_choice(Reader& bytes) {
  const std::uint64_t both = bytes.number();
  if (both >> 8 >= kMostThreads) bytes.refuse();
  return {static_cast<Tid>(both >> 8 & 31), static_cast<std::uint8_t>(both)};
}

}  // namespace fearless::detail::model
