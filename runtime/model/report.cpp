// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/report.h"

#include <algorithm>
#include <string_view>

#include "runtime/model/search.h"
#include "runtime/model/token.h"
#include "runtime/model/weak_words.h"
#include "runtime/watch/source_line.h"

namespace fearless::detail::model {
namespace {

constexpr std::size_t kMostSteps = 16;
constexpr std::size_t kMostColumns = 4;
constexpr std::size_t kColumn = 28;

std::string place(Site site) {
  if (!site.is_known()) return "";
  const std::string_view file = site.file();
  return std::string(file.substr(file.rfind('/') + 1)) + ":" +
         std::to_string(site.line());
}

std::string name(const Execution& execution, const Op& op) {
  const ObjectName& object = execution.name_of(op.object);
  watch::SourceName found;
  if (object.name) return object.name;
  if (watch::find_source_name(op.site, found)) return std::string(found.view());
  const std::string made = place(object.made);
  return object.kind + (made.empty() ? "" : " made at " + made);
}

const char* verb_words(Verb verb) noexcept {
  switch (verb) {
    case Verb::kNothing:
      return "nothing";
    case Verb::kQueue:
      return "queue to write";
    case Verb::kLock:
      return "lock";
    case Verb::kTryLock:
      return "try_lock";
    case Verb::kUnlock:
      return "unlock";
    case Verb::kLockShared:
      return "read";
    case Verb::kTryLockShared:
      return "try_read";
    case Verb::kUnlockShared:
      return "unlock (read)";
    case Verb::kPark:
      return "wait at";
    case Verb::kWake:
      return "woken at";
    case Verb::kNotifyOne:
      return "notify_one";
    case Verb::kNotifyAll:
      return "notify_all";
    case Verb::kSend:
      return "send to";
    case Verb::kTrySend:
      return "try_send to";
    case Verb::kTaken:
      return "has handed over to";
    case Verb::kReceive:
      return "recv from";
    case Verb::kTryReceive:
      return "try_recv from";
    case Verb::kCloneSender:
      return "clone sender of";
    case Verb::kDropSender:
      return "drop sender of";
    case Verb::kDropReceiver:
      return "drop receiver of";
    case Verb::kEnd:
      return "end";
    case Verb::kJoin:
      return "join";
    case Verb::kIsFinished:
      return "is_finished";
    case Verb::kLoad:
      return "load";
    case Verb::kStore:
      return "store";
    case Verb::kUpdate:
      return "update";
    case Verb::kCompareExchange:
      return "compare_exchange";
    case Verb::kAdd:
      return "add to";
    case Verb::kFence:
      return "fence";
    case Verb::kSleep:
      return "sleep on";
    case Verb::kCallSome:
    case Verb::kCallAll:
      return "wake sleepers on";
    case Verb::kAcquire:
      return "acquire";
    case Verb::kTryAcquire:
      return "try_acquire";
    case Verb::kRelease:
      return "release";
    case Verb::kCountDown:
      return "count_down";
    case Verb::kWaitZero:
      return "wait for";
    case Verb::kIsZero:
      return "try_wait";
    case Verb::kArrive:
      return "arrive at";
    case Verb::kNextPhase:
      return "next phase of";
    case Verb::kExpectLess:
      return "drop out of";
    case Verb::kWaitPhase:
      return "wait at";
    case Verb::kBegin:
      return "call_once";
    case Verb::kFinish:
      return "done:";
    case Verb::kIsDone:
      return "is_completed";
    case Verb::kChoose:
      return "choose";
  }
  return "";
}

// `lock "a" -> 1`.
std::string words(const Execution& execution, const Op& op) {
  std::string text = verb_words(op.verb);
  if (op.verb == Verb::kEnd || op.verb == Verb::kFence ||
      op.verb == Verb::kChoose) {
    return text;
  }
  return text + " " + name(execution, op);
}
}  // namespace

std::string thread_name(const Execution& execution, Tid tid) {
  const std::string& given = execution.thread(tid).name;
  return given.empty() ? "thread " + std::to_string(tid) : given;
}

bool is_of_interest(const Event& event) noexcept {
  return event.op.verb != Verb::kEnd && event.op.verb != Verb::kCloneSender;
}

std::string wait_words(const Execution& execution, Tid tid) {
  const Op& op = execution.thread(tid).pending;
  if (op.verb == Verb::kWake) return "wait at " + name(execution, op);
  return words(execution, op);
}

std::string words(const Execution& execution, const Event& event) {
  std::string text = words(execution, event.op);
  switch (event.op.verb) {
    case Verb::kTryLock:
    case Verb::kTryLockShared:
    case Verb::kTryAcquire:
      return text + (event.effect.result ? "" : ": fails");
    case Verb::kStore:
      return text + " = " + std::to_string(event.op.a);
    case Verb::kLoad:
    case Verb::kUpdate:
    case Verb::kCompareExchange:
      text += ": " + std::to_string(event.effect.result);
      if (event.op.verb == Verb::kCompareExchange &&
          event.effect.accesses.only_reads()) {
        text += ", fails";
      }
      return text;
    case Verb::kNotifyOne:
    case Verb::kNotifyAll:
    case Verb::kCallSome:
    case Verb::kCallAll:
      return text + (event.effect.woken ? "" : ": nobody waits");
    case Verb::kSleep:
      return text + (event.effect.result ? "" : ": it has changed");
    case Verb::kWake:
      return text + (event.choice.branch == kTimedOut   ? ": timed out"
                     : event.choice.branch == kSpurious ? ": for no reason"
                                                        : "");
    case Verb::kChoose:
      return text + " " + std::to_string(event.choice.branch);
    case Verb::kSend:
    case Verb::kTrySend:
    case Verb::kReceive:
    case Verb::kTryReceive:
      return text + ((event.effect.result & 3) == kGone   ? ": closed"
                     : (event.effect.result & 3) == kNone ? ": not now"
                                                          : "");
    default:
      return text;
  }
}

namespace {

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
  failure.report += "\n" +
                    (failure.kind == ModelFailure::Kind::kTooLong
                         ? loop(execution)
                         : "") +
                    blocked(execution) + table(execution) + "  " +
                    std::to_string(failure.preemptions) +
                    " preemptions; to run it again:\n" +
                    "  FEARLESS_OPTIONS=replay=" + failure.replay + "\n";
  failure.json = to_json(execution, failure);
  return failure;
}

}  // namespace fearless::detail::model
