// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/signals.h"

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
    for (const Body::Point& start : body_.points_at(range_within(from))) {
      std::set<ir::BlockId> seen;
      if (follow(start.block, start.event + 1, range_within(to), lock, seen))
        return true;
    }
    return false;
  }

  bool follow(ir::BlockId id, std::size_t first, const ir::Range& to,
              const Place& lock, std::set<ir::BlockId>& seen) const {
    const ir::Block& block = body_.block(id);
    for (std::size_t n = first; n < block.events.size(); ++n) {
      const ir::Range& range = block.events[n].range;
      if (range == to) return true;
      for (const Operation* operation : body_.operations(range))
        if (takes(*operation) && operation->place == lock) return false;
    }
    for (ir::BlockId next : block.terminator.targets)
      if (seen.insert(next).second && follow(next, 0, to, lock, seen))
        return true;
    return false;
  }

  Body body_;
  const FunctionFacts& facts_;
};

}  // namespace

Signals signals_of(const ir::Module& module, const ModuleFacts& facts) {
  Signals signals(facts.functions.size());
  for (ir::FunctionId id = 0; id < signals.size(); ++id) {
    const FunctionFacts& function = facts.functions[id];
    bool notifies = std::any_of(
        function.operations.begin(), function.operations.end(),
        [](const Operation& o) { return o.kind == Kind::kNotify; });
    if (notifies)
      signals[id] = Function({module, module.functions[id], id}, function).run();
  }
  return signals;
}

}  // namespace fearless::analysis
