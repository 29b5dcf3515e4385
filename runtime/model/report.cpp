// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/report.h"

#include <algorithm>

#include "runtime/model/report_words.h"
#include "runtime/model/token.h"
#include "runtime/model/weak_words.h"

namespace fearless::detail::model {
namespace {

constexpr std::size_t kMostSteps = 16;
constexpr std::size_t kMostColumns = 4;
constexpr std::size_t kColumn = 28;

std::string padded(std::string text, std::size_t width) {
  if (text.size() >= width) text.resize(width - 2), text += "~";
  text.resize(width, ' ');
  return text;
}

std::string line(const std::string& step, const std::string& text) {
  std::string whole = padded(step, 6) + text;
  whole.erase(whole.find_last_not_of(' ') + 1);
  return "  " + whole + "\n";
}

std::string table(const Execution& execution) {
  const auto& events = execution.events();
  const std::size_t threads = execution.threads();
  const bool has_columns = threads <= kMostColumns;
  std::string header;
  for (Tid tid = 0; tid < threads && has_columns; ++tid) {
    header += padded(thread_name(execution, tid), kColumn);
  }
  std::string text = line("step", has_columns ? header : "thread: operation");
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (is_of_interest(events[i])) shown.push_back(i);
  }
  const std::size_t skipped =
      shown.size() > kMostSteps ? shown.size() - kMostSteps : 0;
  if (skipped) text += line("...", std::to_string(skipped) + " steps before");
  for (std::size_t i = skipped; i < shown.size(); ++i) {
    const Event& event = events[shown[i]];
    const Tid tid = event.choice.tid;
    const std::string at = place(event.op.site);
    std::string cell = words(execution, event) + weak_words(execution, event);
    if (has_columns) {
      cell = std::string(tid * kColumn, ' ') + cell;
      if (cell.size() < threads * kColumn) cell.resize(threads * kColumn, ' ');
    } else {
      cell = thread_name(execution, tid) + ": " + cell;
    }
    if (!at.empty()) cell += "  " + at;
    text += line(std::to_string(shown[i] + 1), cell);
  }
  return text;
}

std::string blocked(const Execution& execution) {
  std::string text;
  std::size_t lines = 0;
  for (Tid tid = 0; tid < execution.threads(); ++tid) {
    if (!execution.is_blocked(tid)) continue;
    if (++lines > 6) continue;
    const std::string at = place(execution.thread(tid).pending.site);
    text += "  " + thread_name(execution, tid) +
            " is blocked: " + wait_words(execution, tid) +
            (at.empty() ? "" : "  " + at) + "\n";
  }
  if (lines > 6) text += "  and " + std::to_string(lines - 6) + " more\n";
  return text;
}

// Who goes round where: the different operations of the busiest thread among
// the last ones.
std::string loop(const Execution& execution) {
  constexpr std::size_t kLooksBack = 100;
  constexpr std::size_t kMostShown = 4;
  const auto& events = execution.events();
  const std::size_t from =
      events.size() > kLooksBack ? events.size() - kLooksBack : 0;
  std::size_t counts[kMostThreads] = {};
  for (std::size_t i = from; i < events.size(); ++i) {
    ++counts[events[i].choice.tid];
  }
  const auto busiest = static_cast<Tid>(
      std::max_element(std::begin(counts), std::end(counts)) - counts);
  std::vector<std::string> shown;
  for (std::size_t i = from; i < events.size(); ++i) {
    const Event& event = events[i];
    if (event.choice.tid != busiest || !event.op.site.is_known()) continue;
    const std::string step =
        words(execution, event.op) + "  " + place(event.op.site);
    if (std::find(shown.begin(), shown.end(), step) != shown.end()) continue;
    if (shown.size() < kMostShown) shown.push_back(step);
  }
  std::string text =
      "  " + thread_name(execution, busiest) + " goes round and round:\n";
  for (const std::string& step : shown) text += "    " + step + "\n";
  return text;
}

}  // namespace

const char* title_of(ModelFailure::Kind kind) noexcept {
  using Kind = ModelFailure::Kind;
  switch (kind) {
    case Kind::kDeadlock:
      return "DEADLOCK";
    case Kind::kLostWakeup:
      return "LOST WAKE-UP";
    case Kind::kLeakedThread:
      return "LEAKED THREAD";
    case Kind::kLeakedValue:
      return "LEAKED VALUE";
    case Kind::kLivelock:
      return "LIVELOCK";
    case Kind::kDataRace:
      return "DATA RACE";
    case Kind::kCheck:
      return "CHECK FAILED";
    case Kind::kException:
      return "EXCEPTION";
    case Kind::kTooLong:
      return "TOO LONG";
    case Kind::kNotTheSame:
      return "NOT THE SAME TWICE";
  }
  return "";
}

ModelFailure describe(const Execution& execution, const std::string& test) {
  ModelFailure failure;
  failure.kind = *execution.failure();
  failure.title = title_of(failure.kind);
  failure.preemptions = execution.preemptions();
  Token token{hash_of(test), {}, execution.memory() != nullptr};
  for (const Event& event : execution.events()) {
    token.choices.push_back(event.choice);
  }
  failure.replay = to_string(token);
  failure.report = "fearless: " + failure.title + " in " + test;
  if (!execution.failure_words().empty()) {
    failure.report += ": " + execution.failure_words();
  }
  failure.report +=
      "\n" +
      (failure.kind == ModelFailure::Kind::kTooLong ? loop(execution) : "") +
      blocked(execution) + table(execution) + "  " +
      std::to_string(failure.preemptions) + " preemptions; to run it again:\n" +
      "  FEARLESS_OPTIONS=replay=" + failure.replay + "\n";
  failure.json = to_json(execution, failure);
  return failure;
}

}  // namespace fearless::detail::model
