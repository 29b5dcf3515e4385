// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Condition variables that are waited for without a second look at the state,
// with the wrong lock, or that are signalled in vain. What is wrong is found
// by link/wait_faults.h; here it is put into words.

#include <set>

#include "checker/analysis/body.h"
#include "checker/checks/remedy.h"
#include "checker/link/wait_faults.h"

namespace fearless::checks {
namespace {

using analysis::Frame;
using analysis::Operation;
using link::WaitFault;

class Teller {
 public:
  Teller(const Story& story, const Knowledge& k, const WaitFault& fault)
      : story_(story),
        k_(k),
        fault_(fault),
        frame_(k.frame(fault.frame)),
        condition_(story.quoted(frame_, fault.wait.place)) {}

  findings::Finding tell() {
    finding_.check = "condvar-misuse";
    finding_.subject = subject_of(frame_, fault_.wait.place);
    switch (fault_.kind) {
      case WaitFault::Kind::kNotTestedAgain:
        not_tested_again();
        break;
      case WaitFault::Kind::kTestedEarly:
        tested_early();
        break;
      case WaitFault::Kind::kResultIgnored:
        result_ignored();
        break;
      case WaitFault::Kind::kTwoMutexes:
        two_mutexes();
        break;
      case WaitFault::Kind::kNotLocked:
        not_locked();
        break;
      case WaitFault::Kind::kLostWakeUp:
        lost_wake_up();
        break;
      case WaitFault::Kind::kNobodyNotifies:
        nobody_notifies();
        break;
      case WaitFault::Kind::kMayBeGone:
        may_be_gone();
        break;
    }
    return std::move(finding_);
  }

 private:
  void label(const ir::Range& at, const std::string& text) {
    finding_.labels.push_back(story_.label(at, text));
  }
  void primary(const ir::Range& at, const std::string& text) {
    finding_.where = story_.at(at);
    finding_.labels.push_back(story_.label(at, text, "", true));
  }
  const ir::Range& wait_range() const {
    return analysis::range_within(fault_.wait.site);
  }
  std::string tested() const {
    return story_.quoted(frame_, fault_.test->place);
  }
  void label_use(const std::string& text) {
    if (!fault_.use) return;
    const ir::Range& at = analysis::range_within(fault_.use->site);
    if (at.line != wait_range().line) label(at, text);
  }

  void not_tested_again() {
    finding_.message = condition_ + " is waited for without a loop";
    finding_.message +=
        fault_.test ? " that tests " + tested() + " again" : " or a predicate";
    if (fault_.test) {
      const ir::Range& at = analysis::range_within(fault_.test->site);
      if (at.line != wait_range().line) label(at, tested() + " is tested once");
    }
    primary(wait_range(), "may end though nothing has changed");
    label_use("relies on what was waited for");
    finding_.why =
        "a wait can end without a notify, or after another thread was faster";
    finding_.fix =
        fault_.test ? "turn the `if` before line " + Story::line(wait_range()) +
                          " into a `while`"
                    : "wait for a state: `while (!ready) " + call("wait") + "`";
    if (fault_.test) turn_into_loop();
  }

  // The test must be that of the `if` around the wait.
  void turn_into_loop() {
    const ir::Range& test = analysis::range_within(fault_.test->site);
    Remedy remedy(k_);
    remedy.add(Remedy::Kind::kTestAgain, [&](const ir::Rewrite& it) {
      const ir::Range& keyword = it.edits.front().range;
      ir::Range between = keyword;
      between.end_line = it.at.line;
      between.end_column = it.at.column;
      return contains(it.at, wait_range()) && contains(between, test);
    });
    remedy.apply(finding_);
  }

  void tested_early() {
    std::string mutex = story_.quoted(frame_, fault_.wait.with);
    finding_.message = "what " + condition_ +
                       " is waited for is tested before " + mutex +
                       " is locked, so that a signal can be missed";
    if (fault_.test)
      label(analysis::range_within(fault_.test->site),
            tested() + " is tested, " + mutex + " not held");
    primary(wait_range(), "sleeps without another look");
    finding_.why =
        "change and signal can fall between the test and the sleep: nobody "
        "will signal again";
    finding_.fix =
        "test again under the lock: `while (!ready) " + call("wait") + "`";
  }

  // As the user's library writes it.
  std::string call(const std::string& name) const {
    std::string bare = condition_.substr(1, condition_.size() - 2);
    bool is_class =
        k_.module.types.size() >
            analysis::type_id_at(frame_, fault_.wait.place) &&
        analysis::type_at(frame_, fault_.wait.place).name.starts_with("std::");
    if (condition_.front() != '`' || !is_class) return "...";
    return bare + "." + name + (name == "wait" ? "(lock);" : "();");
  }

  void result_ignored() {
    std::string used = story_.quoted(
        frame_, fault_.use ? fault_.use->place : fault_.test->place);
    finding_.message = "the wait for " + condition_ + " may time out, and " +
                       used + " is used all the same";
    primary(wait_range(), "nobody looks at the result");
    label_use("used, whatever ended the wait");
    finding_.why = "after the time-out the state is as it was before";
    finding_.fix =
        "leave when it timed out: `if (!... wait_for(lock, time, "
        "predicate)) return ...;`";
  }

  void two_mutexes() {
    Frame other = k_.frame(fault_.other_frame);
    std::string mine = story_.quoted(frame_, fault_.wait.with);
    std::string theirs = story_.quoted(other, fault_.other->with);
    finding_.message = condition_ + " is waited for with " + mine +
                       " here, and with " + theirs + " elsewhere";
    label(fault_.other->site.range, "waited for with " + theirs);
    primary(fault_.wait.site.range, "waited for with " + mine);
    finding_.why =
        "all waiters must use one mutex; with two, the behaviour is "
        "undefined and signals get lost";
    finding_.fix = "give " + mine + " a condition variable of its own";
  }

  void not_locked() {
    std::string lock = story_.quoted(frame_, fault_.wait.with);
    finding_.message =
        condition_ + " is waited for with " + lock + ", which is not locked";
    primary(wait_range(), lock + " is not held here");
    finding_.why =
        "wait() unlocks what it is given: unlocking what is not "
        "locked is undefined";
    finding_.fix = "lock it before line " + Story::line(wait_range());
  }

  void lost_wake_up() {
    Frame other = k_.frame(fault_.other_frame);
    std::string mutex = story_.quoted(frame_, fault_.wait.with);
    std::string changed = story_.quoted(other, fault_.change->place);
    const ir::Range& at = analysis::range_within(fault_.change->site);
    finding_.message = changed + " is changed without " + mutex +
                       ", so that a waiter can miss it and sleep on";
    label(fault_.test->site.range, "tested under " + mutex + ", then sleeps");
    primary(at, "changed without " + mutex);
    label(analysis::range_within(fault_.other->site), "notified here");
    finding_.why =
        "change and signal can fall between the waiter's test and "
        "its sleep; being atomic does not help";
    finding_.fix = "change it under the lock: `{ std::lock_guard lock(" +
                   mutex.substr(1, mutex.size() - 2) + "); ... }`";
  }

  void nobody_notifies() {
    finding_.message = condition_ + " is waited for, but nobody notifies it";
    primary(wait_range(), "sleeps until a chance wake-up");
    finding_.why = "whoever waits before the state has changed waits for ever";
    finding_.fix = "where the state changes: `" + call("notify_all") + "`";
  }

  void may_be_gone() {
    Frame other = k_.frame(fault_.other_frame);
    std::string name = story_.quoted(other, fault_.other->place);
    finding_.message =
        name + " is notified when the waiter may have destroyed it";
    label(wait_range(), "may return before the signal");
    primary(fault_.other->site.range, "notified after the lock was given back");
    finding_.why =
        "the waiter can see the new state, leave, and take the "
        "condition variable with it";
    finding_.fix = "notify before the lock is given back";
  }

  const Story& story_;
  const Knowledge& k_;
  const WaitFault& fault_;
  Frame frame_;
  std::string condition_;
  findings::Finding finding_;
};

}  // namespace

Findings condvar_misuse(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  std::set<std::pair<findings::Location, std::string>> told;
  for (const WaitFault& fault : link::find_wait_faults(k)) {
    findings::Finding finding = Teller(story, k, fault).tell();
    if (finding.where.is_valid() &&
        told.insert({finding.where, finding.subject}).second)
      found.push_back(std::move(finding));
  }
  return found;
}

}  // namespace fearless::checks
