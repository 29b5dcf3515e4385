// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <memory>

#include "runtime/model/report.h"
#include "runtime/model/report_words.h"
#include "runtime/watch/finding.h"

namespace fearless::detail::model {
namespace {

using Kind = ModelFailure::Kind;
using watch::TextBase;

constexpr std::size_t kMostSteps = 40;

// A check's name, why it is wrong, and what to do.
struct Words {
  const char* check;
  const char* why;
  const char* fix;
};
Words words_of(Kind kind) noexcept {
  switch (kind) {
    case Kind::kDeadlock:
      return {"deadlock", "nobody is left who could let them go on",
              "take locks in one order everywhere, and let go of them before "
              "waiting for another thread"};
    case Kind::kLostWakeup:
      return {"lost-wakeup",
              "the notify came when nobody waited, and it is not kept",
              "change the condition and look at it under the same lock, and "
              "wait with a predicate"};
    case Kind::kLeakedThread:
      return {"leaked-thread", "the test is over and nobody will wake it",
              "close what it waits for, and join it"};
    case Kind::kLeakedValue:
      return {"leaked-value", "it was sent, and nobody will ever receive it",
              "receive until the channel is closed, then drop the receiver"};
    case Kind::kLivelock:
      return {"livelock", "all who are left look for what nobody will bring",
              "let one of them go on first"};
    case Kind::kDataRace:
      return {"data-race", "nothing orders the two accesses",
              "guard both with one lock, or publish with release and acquire"};
    case Kind::kCheck:
      return {"failed-check", "this order of operations is possible",
              "make what must not be divided one critical section"};
    case Kind::kException:
      return {"exception", "nobody catches it", "catch it, or join its thread"};
    case Kind::kTooLong:
      return {"too-long", "it has not ended after that many steps",
              "bound the loop, or raise `steps`"};
    case Kind::kNotTheSame:
      return {"not-the-same-twice", "a body must do the same for one schedule",
              "remove clocks, randomness and what is left from run to run"};
  }
  return {"", "", ""};
}

// The message is the report's first line without its beginning.
std::string message_of(const ModelFailure& failure) {
  const std::size_t end = failure.report.find('\n');
  std::string line = failure.report.substr(0, end);
  constexpr std::string_view kTool = "fearless: ";
  if (line.starts_with(kTool)) line.erase(0, kTool.size());
  return line;
}

class Story {
 public:
  Story(const Execution& execution, const ModelFailure& failure)
      : execution_(execution), failure_(failure) {
    for (const Event& event : execution.events()) {
      if (is_of_interest(event) && event.op.site.is_known()) {
        shown_.push_back(&event);
      }
    }
    if (shown_.size() > kMostSteps) {
      shown_.erase(shown_.begin(),
                   shown_.end() - static_cast<std::ptrdiff_t>(kMostSteps));
    }
    if (!shown_.empty()) place_ = shown_.back()->op.site;
    for (Tid tid = 0; tid < execution.threads() && !any_blocked_; ++tid) {
      const Site site = execution.thread(tid).pending.site;
      if (!execution.is_blocked(tid) || !site.is_known()) continue;
      any_blocked_ = true;
      place_ = site;
    }
  }

  void write(TextBase& out) const {
    const Words words = words_of(failure_.kind);
    watch::FindingWriter finding(out, words.check);
    finding.message(
        [&](TextBase& said) { said << message_of(failure_).c_str(); });
    finding.location(place_);
    for (const Event* const event : shown_) {
      label(finding, event->choice.tid, event->op.site,
            model::words(execution_, *event),
            !any_blocked_ && event == shown_.back());
    }
    for (Tid tid = 0; tid < execution_.threads(); ++tid) {
      if (!execution_.is_blocked(tid)) continue;
      const Site site = execution_.thread(tid).pending.site;
      if (!site.is_known()) continue;
      label(finding, tid, site, "is blocked: " + wait_words(execution_, tid),
            site.key() == place_.key());
    }
    finding.finish([&](TextBase& said) { said << words.why; },
                   [&](TextBase& said) {
                     said << words.fix << "; again: FEARLESS_OPTIONS=replay="
                          << failure_.replay.c_str();
                   },
                   fingerprint());
  }

 private:
  void label(watch::FindingWriter& finding, Tid tid, Site site,
             const std::string& text, bool is_primary) const {
    finding.label(
        site, is_primary,
        [&](TextBase& said) { said << thread_name(execution_, tid).c_str(); },
        [&](TextBase& said) { said << text.c_str(); });
  }

  // Of the kind and of the places, whatever the way there.
  std::uint64_t fingerprint() const {
    const auto kind = static_cast<std::uint64_t>(failure_.kind);
    std::uint64_t sum = watch::hash_of(place_, kind);
    for (Tid tid = 0; tid < execution_.threads(); ++tid) {
      if (!execution_.is_blocked(tid)) continue;
      sum += watch::hash_of(execution_.thread(tid).pending.site, kind + 1);
    }
    return sum;
  }

  const Execution& execution_;
  const ModelFailure& failure_;
  std::vector<const Event*> shown_;
  // Where somebody is blocked, or what happened last.
  Site place_;
  bool any_blocked_ = false;
};

}  // namespace

std::string to_json(const Execution& execution, const ModelFailure& failure) {
  const auto text = std::make_unique<watch::Text<64 << 10>>();
  Story(execution, failure).write(*text);
  return std::string(text->view());
}

}  // namespace fearless::detail::model
