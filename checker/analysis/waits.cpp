// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/waits.h"

#include <algorithm>
#include <set>

#include "checker/analysis/body.h"
#include "checker/analysis/call_order.h"

namespace fearless::analysis {
namespace {

using ir::Place;
using Kind = Operation::Kind;

// Memory that another thread may change while this one waits.
bool is_shared(const Frame& frame, const Place& place) {
  if (place.is_global()) return true;
  if (!place.is_local()) return false;
  ir::LocalRole role = frame.function.locals[place.id].role;
  return role != ir::LocalRole::kReturn && role != ir::LocalRole::kTemporary;
}

// Not only a pointer on the way there.
bool is_part(const Place& whole, const Place& part) {
  if (!whole.covers(part)) return false;
  return std::none_of(
      part.steps.begin() + whole.steps.size(), part.steps.end(),
      [](const ir::Step& step) { return step.kind == ir::StepKind::kDeref; });
}

bool has_step_into(const Place& from, const Place& to) {
  return std::any_of(
      to.steps.begin() + from.steps.size(), to.steps.end(),
      [](const ir::Step& step) { return step.kind != ir::StepKind::kField; });
}

// Follows the paths from one wait.
class Aftermath {
 public:
  // `guard`: the variable that gives the lock back when it dies.
  Aftermath(const Body& body, Waiting& waiting, Place guard)
      : body_(body),
        waiting_(waiting),
        wait_(waiting.wait),
        guard_(std::move(guard)) {}

  void run() {
    for (const Body::Point& at : body_.points(wait_.site)) {
      find_tests(at);
      keep_innermost();
      waiting_.is_tested_early |= locks_just_before(at);
      follow(at, false);
    }
  }

 private:
  // In one block no branch lies between the two.
  bool locks_just_before(const Body::Point& wait) const {
    for (std::size_t n = wait.event; n-- > 0;) {
      const ir::Event& event = body_.block(wait.block).events[n];
      for (const Operation* operation : body_.operations(event.range))
        if (operation->kind == Kind::kAcquire && operation->place == wait_.with)
          return true;
      using ir::EventKind;
      bool does_something =
          event.kind == EventKind::kCall || event.kind == EventKind::kSpawn ||
          event.kind == EventKind::kSend || event.kind == EventKind::kAtomic ||
          event.kind == EventKind::kWrite || event.kind == EventKind::kNotify;
      if (does_something) return false;
    }
    return false;
  }

  void find_tests(const Body::Point& at) {
    if (wait_.has_predicate) {
      waiting_.has_test = true;
      for (const Access* access : body_.accesses(body_.event(at).range))
        add_test(*access);
      return;
    }
    find_ways_out(at.block);
    for (ir::BlockId id : body_.deciders(at.block)) {
      waiting_.has_test = true;
      deciders_.insert(id);
      const ir::Block& block = body_.block(id);
      std::set<Place> changed;
      for (const ir::Event& event : block.events)
        for (const Access* access : body_.accesses(event.range))
          if (access->is_write) changed.insert(access->place);
      for (const ir::Event& event : block.events)
        for (const Access* access : body_.accesses(event.range))
          if (!changed.contains(access->place)) add_test(*access);
    }
  }

  // `while (!stop && (queue.empty() || late))`: all of it is the test.
  void find_ways_out(ir::BlockId wait) {
    std::set<ir::BlockId> loop = body_.loop_around(wait);
    std::vector<ir::BlockId> deciders = body_.deciders(wait);
    bool is_tested =
        std::any_of(deciders.begin(), deciders.end(),
                    [&](ir::BlockId id) { return loop.contains(id); });
    if (!is_tested) return;
    for (ir::BlockId id : loop) {
      const ir::Terminator& end = body_.block(id).terminator;
      bool leaves =
          std::any_of(end.targets.begin(), end.targets.end(),
                      [&](ir::BlockId to) { return !loop.contains(to); });
      if (leaves && end.targets.size() > 1) deciders_.insert(id);
    }
  }

  void add_test(const Access& access) {
    if (!access.is_write && is_shared(body_.frame(), access.place))
      waiting_.tests.push_back(access);
  }

  // To test `state->count` the pointer `state` is read, too.
  void keep_innermost() {
    auto& tests = waiting_.tests;
    std::erase_if(tests, [&](const Access& outer) {
      return std::any_of(tests.begin(), tests.end(), [&](const Access& inner) {
        return inner.place != outer.place && outer.place.covers(inner.place);
      });
    });
  }

  bool is_tested(const Place& place) const {
    return std::any_of(
        waiting_.tests.begin(), waiting_.tests.end(), [&](const Access& test) {
          return test.place.covers(place) || is_part(place, test.place);
        });
  }

  // Needs the state to be as waited for. A whole new value does not, and to
  // take an element does.
  bool is_use(const Access& access) const {
    if (!is_shared(body_.frame(), access.place) || access.is_assignment ||
        access.is_atomic)
      return false;
    if (waiting_.tests.empty())
      return has_step(access.place, ir::StepKind::kIndex) ||
             (access.is_write && !wait_.is_timed);
    return std::any_of(
        waiting_.tests.begin(), waiting_.tests.end(), [&](const Access& test) {
          bool is_inside = test.place.covers(access.place) &&
                           has_step_into(test.place, access.place);
          bool is_change =
              access.is_write && (test.place.covers(access.place) ||
                                  is_part(access.place, test.place));
          return is_inside || (is_change && !wait_.is_timed);
        });
  }

  static bool has_step(const Place& place, ir::StepKind kind) {
    return std::any_of(place.steps.begin(), place.steps.end(),
                       [&](const ir::Step& step) { return step.kind == kind; });
  }

  // What follows the event at `from`, on every path until it is clear.
  void follow(const Body::Point& from, bool is_touched) {
    const ir::Block& block = body_.block(from.block);
    for (std::size_t n = from.event + 1; n < block.events.size(); ++n)
      if (!goes_on(block.events[n], is_touched)) return;
    leave(block.terminator, is_touched);
  }

  void enter(ir::BlockId id, bool is_touched) {
    // The test again, or its first part.
    if (deciders_.contains(id)) return;
    if (!seen_.insert({id, is_touched}).second) return;
    const ir::Block& block = body_.block(id);
    for (const ir::Event& event : block.events)
      if (!goes_on(event, is_touched)) return;
    leave(block.terminator, is_touched);
  }

  // False: this path needs no further look.
  bool goes_on(const ir::Event& event, bool& is_touched) {
    for (const Operation* operation : body_.operations(event.range)) {
      if (operation->kind == Kind::kWait && operation->place == wait_.place)
        return false;
      if (operation->kind == Kind::kRelease && operation->place == wait_.with)
        return end_path(is_touched);
    }
    // Reading it is no test before a branch depends on it.
    for (const Access* access : body_.accesses(event.range))
      if (is_use(*access)) {
        if (!waiting_.use || access->site < waiting_.use->site)
          waiting_.use = *access;
        return false;
      }
    for (const Access* access : body_.accesses(event.range))
      is_touched |= is_tested(access->place);
    bool is_borrow = event.kind == ir::EventKind::kBorrow ||
                     event.kind == ir::EventKind::kAtomic;
    if (is_borrow && is_tested(event.place)) is_touched = true;
    bool drops_guard =
        event.kind == ir::EventKind::kKill && event.place == guard_;
    return drops_guard ? end_path(is_touched) : true;
  }

  bool end_path(bool is_touched) {
    waiting_.leaves_untested |= !is_touched;
    return false;
  }

  void leave(const ir::Terminator& end, bool is_touched) {
    if (end.kind == ir::TerminatorKind::kReturn) end_path(is_touched);
    bool is_branch = end.kind == ir::TerminatorKind::kBranch ||
                     end.kind == ir::TerminatorKind::kSwitch;
    if (is_branch) {
      is_touched |= is_tested(end.condition.place);
      // The answer of a timed wait counts, and so does a test of something
      // that nobody in sight knows.
      if (is_touched || wait_.is_timed || waiting_.tests.empty()) return;
    }
    for (ir::BlockId next : end.targets) enter(next, is_touched);
  }

  const Body& body_;
  Waiting& waiting_;
  const Operation& wait_;
  Place guard_;
  std::set<ir::BlockId> deciders_;
  std::set<std::pair<ir::BlockId, bool>> seen_;
};

class Waiters {
 public:
  Waiters(const ir::Module& module, const ModuleFacts& facts)
      : module_(module), facts_(facts), waits_(facts.functions.size()) {}

  Waits run() {
    for (const auto& group : call_order(module_))
      for (ir::FunctionId id : group) look_at(id);
    return std::move(waits_);
  }

 private:
  void look_at(ir::FunctionId id) {
    const std::vector<Operation>& all = facts_.functions[id].operations;
    bool waits = std::any_of(all.begin(), all.end(), [](const Operation& o) {
      return o.kind == Kind::kWait;
    });
    if (!waits) return;
    Body body({module_, module_.functions[id], id}, facts_.functions[id]);
    std::set<std::pair<Site, Place>> seen;
    for (const Operation& operation : all) {
      if (operation.kind != Kind::kWait || operation.thread != kOwnThread ||
          !seen.insert({operation.site, operation.place}).second)
        continue;
      if (!operation.site.calls.empty() && !is_left_to_callers(operation))
        continue;
      Waiting waiting{.wait = operation};
      waiting.with_callers_lock = !takes(all, operation.with);
      Aftermath(body, waiting, guard_of(operation)).run();
      if (waiting.is_open()) open_.insert(operation.site);
      waits_[id].push_back(std::move(waiting));
    }
  }

  // The callee, seen from which the first call is not there, said so.
  bool is_left_to_callers(const Operation& wait) const {
    Site inner = wait.site;
    inner.calls.erase(inner.calls.begin());
    return open_.contains(inner);
  }

  static bool takes(const std::vector<Operation>& all, const Place& lock) {
    return std::any_of(all.begin(), all.end(), [&](const Operation& o) {
      return (o.kind == Kind::kAcquire || o.kind == Kind::kTry) &&
             o.thread == kOwnThread && o.place == lock;
    });
  }

  static Place guard_of(const Operation& wait) {
    for (const HeldLock& held : wait.locks)
      if (held.lock == wait.with) return held.guard;
    return Place();
  }

  const ir::Module& module_;
  const ModuleFacts& facts_;
  Waits waits_;
  std::set<Site> open_;
};

}  // namespace

Waits waits_of(const ir::Module& module, const ModuleFacts& facts) {
  return Waiters(module, facts).run();
}

}  // namespace fearless::analysis
