// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/flag_signals.h"

#include <algorithm>

#include "checker/analysis/body.h"

namespace fearless::analysis {
namespace {

using ir::Place;
using Kind = Operation::Kind;

bool takes(const Operation& operation) {
  return operation.kind == Kind::kAcquire || operation.kind == Kind::kTry;
}

class Function {
 public:
  Function(const Frame& frame, const FunctionFacts& facts)
      : body_(frame, facts), facts_(facts) {}

  std::vector<Signal> run() {
    std::set<Place> locks;
    for (const Operation& operation : facts_.operations)
      if (takes(operation)) locks.insert(operation.place);
    std::vector<Signal> found;
    for (const Access& access : facts_.accesses) {
      if (!access.is_atomic || !access.is_write || access.constructing ||
          access.thread != kOwnThread)
        continue;
      for (const Operation& notify : facts_.operations) {
        if (notify.kind != Kind::kNotify || notify.thread != kOwnThread ||
            range_within(notify.site) == range_within(access.site) ||
            !leads(access.site, notify.site, Place()))
          continue;
        Signal signal{access, notify, {}};
        for (const Place& lock : locks)
          if (takes_within(access.site, lock) ||
              takes_within(notify.site, lock) ||
              !leads(access.site, notify.site, lock))
            signal.taken.insert(lock);
        found.push_back(std::move(signal));
      }
    }
    return found;
  }

 private:
  // Of the order inside of a call nothing is known here.
  bool takes_within(const Site& site, const Place& lock) const {
    if (site.calls.empty()) return false;
    const auto& operations = body_.operations(range_within(site));
    return std::any_of(operations.begin(), operations.end(),
                       [&](const Operation* operation) {
                         return takes(*operation) && operation->place == lock;
                       });
  }

  // Some path goes from the one to the other without taking `lock`.
  bool leads(const Site& from, const Site& to, const Place& lock) const {
    auto is_goal = [&](const ir::Event& event) {
      return event.range == range_within(to);
    };
    auto stops = [&](const ir::Event& event) {
      const auto& operations = body_.operations(event.range);
      return std::any_of(operations.begin(), operations.end(),
                         [&](const Operation* operation) {
                           return takes(*operation) && operation->place == lock;
                         });
    };
    auto starts = body_.points_at(range_within(from));
    return std::any_of(starts.begin(), starts.end(),
                       [&](const Body::Point& start) {
                         return body_.leads(start, is_goal, stops);
                       });
  }

  Body body_;
  const FunctionFacts& facts_;
};

}  // namespace

Signals signals_of(const ir::Module& module, const ModuleFacts& facts) {
  Signals signals(facts.functions.size());
  for (ir::FunctionId id = 0; id < signals.size(); ++id) {
    const FunctionFacts& function = facts.functions[id];
    bool notifies =
        std::any_of(function.operations.begin(), function.operations.end(),
                    [](const Operation& o) { return o.kind == Kind::kNotify; });
    if (notifies)
      signals[id] =
          Function({module, module.functions[id], id}, function).run();
  }
  return signals;
}

}  // namespace fearless::analysis
