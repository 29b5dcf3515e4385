// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/wakers.h"

#include <algorithm>
#include <map>

#include "checker/analysis/body.h"
#include "checker/link/members.h"

namespace fearless::link {

using analysis::kOwnThread;
using analysis::Operation;
using analysis::ThreadId;
using ir::FunctionId;
using ir::Place;
using Kind = Operation::Kind;

namespace {

using CodePlace = std::pair<FunctionId, ir::Range>;

class Wakers {
 public:
  Wakers(const Program::Knowledge& k, FunctionId frame, const Operation& block,
         const Place& lock)
      : k_(k), frame_(frame), block_(block), lock_(lock) {}

  std::optional<Acquisition> run() {
    if (block_.kind == Kind::kJoin)
      if (auto taken = of_threads()) return taken;
    if (auto here = of_signals_here()) return here;
    return block_.kind == Kind::kJoin ? std::nullopt : of_signals_in_class();
  }

 private:
  const std::vector<Operation>& operations(FunctionId id) const {
    return k_.facts.functions[id].operations;
  }

  std::optional<Acquisition> acquires(FunctionId frame, ThreadId thread,
                                      const Place& lock) const {
    for (const Operation& operation : operations(frame))
      if (operation.kind == Kind::kAcquire && operation.thread == thread &&
          operation.place == lock && !operation.is_timed)
        return Acquisition(frame, operation);
    return std::nullopt;
  }

  std::optional<Acquisition> of_threads() const {
    for (ThreadId thread : block_.awaited)
      if (auto taken = acquires(frame_, thread, lock_)) return taken;
    // Another method of the class started it.
    const analysis::Frame mine = k_.frame(frame_);
    for (const Member& member : members_of(mine, block_.place)) {
      auto lock = relative_to(mine, lock_, member);
      if (!lock) continue;
      for (FunctionId id = 0; id < k_.facts.functions.size(); ++id)
        for (const analysis::LiveThread& thread :
             k_.facts.functions[id].summary.threads)
          if (auto taken = started_in(id, thread, member, *lock)) return taken;
    }
    return std::nullopt;
  }

  std::optional<Acquisition> started_in(FunctionId id,
                                        const analysis::LiveThread& thread,
                                        const Member& handle,
                                        const std::string& lock) const {
    const analysis::Frame frame = k_.frame(id);
    for (const Member& member : members_of(frame, thread.handle)) {
      if (!is_same_handle(member.name(), handle.name())) continue;
      for (const Operation& operation : operations(id))
        if (operation.kind == Kind::kAcquire && operation.thread == thread.id &&
            !operation.is_timed &&
            relative_to(frame, operation.place, member) == lock)
          return Acquisition(id, operation);
    }
    return std::nullopt;
  }

  // `workers_.clear()` joins `workers_[]`.
  static bool is_same_handle(const std::string& a, const std::string& b) {
    return a == b || a.starts_with(b + "[]") || b.starts_with(a + "[]") ||
           a.starts_with(b + ".*");
  }

  bool is_receive() const {
    return block_.kind == Kind::kBlock &&
           block_.block == ir::BlockKind::kReceive;
  }

  bool wakes(const Operation& operation) const {
    if (is_receive())
      return operation.kind == Kind::kSend || operation.kind == Kind::kClose;
    return operation.kind == Kind::kNotify;
  }

  // The two ends of a channel have two names, as have promise and future; what
  // goes through is of one type.
  bool is_same_object(const analysis::Frame& frame, const Place& place) const {
    bool has_two_ends = is_receive() || block_.kind == Kind::kJoin;
    if (!has_two_ends) return place == block_.place;
    if (place.is_nothing()) return false;
    if (block_.kind == Kind::kJoin &&
        !analysis::has_role(frame, place, ir::Role::kPromise))
      return false;
    const ir::Type& sender = analysis::type_at(frame, place);
    const ir::Type& receiver = analysis::type_at(frame, block_.place);
    return sender.pointee != ir::kNone && sender.pointee == receiver.pointee;
  }

  // Other threads that this function sees.
  std::optional<Acquisition> of_signals_here() const {
    if (block_.place.is_nothing()) return std::nullopt;
    std::optional<Acquisition> found;
    const analysis::Frame frame = k_.frame(frame_);
    for (const Operation& operation : operations(frame_)) {
      if (!wakes(operation) || operation.thread == block_.thread ||
          !is_same_object(frame, operation.place))
        continue;
      auto taken = acquires(frame_, operation.thread, lock_);
      if (!taken) return std::nullopt;
      if (!found) found = taken;
    }
    return found;
  }

  std::optional<Acquisition> of_signals_in_class() const {
    const analysis::Frame mine = k_.frame(frame_);
    for (const Member& member : members_of(mine, block_.place)) {
      auto lock = relative_to(mine, lock_, member);
      if (!lock) continue;
      std::map<CodePlace, std::optional<Acquisition>> signals;
      for (FunctionId id = 0; id < k_.facts.functions.size(); ++id)
        look_at_method(id, member.name(), *lock, signals);
      std::optional<Acquisition> found;
      for (const auto& [at, taken] : signals) {
        if (!taken) return std::nullopt;
        found = taken;
      }
      return found;
    }
    return std::nullopt;
  }

  void look_at_method(
      FunctionId id, const std::string& object, const std::string& lock,
      std::map<CodePlace, std::optional<Acquisition>>& signals) const {
    const analysis::Frame frame = k_.frame(id);
    for (const Operation& operation : operations(id)) {
      if (!wakes(operation) || operation.thread != kOwnThread) continue;
      for (const Member& member : members_of(frame, operation.place)) {
        if (member.name() != object) continue;
        auto& taken = signals[{operation.site.function, operation.site.range}];
        if (taken) continue;
        for (const Operation& before : operations(id))
          if (before.kind == Kind::kAcquire && before.thread == kOwnThread &&
              relative_to(frame, before.place, member) == lock)
            taken = Acquisition(id, before);
      }
    }
  }

  const Program::Knowledge& k_;
  FunctionId frame_;
  const Operation& block_;
  const Place& lock_;
};

}  // namespace

std::optional<Acquisition> lock_of_wakers(const Program::Knowledge& k,
                                          FunctionId frame,
                                          const Operation& block,
                                          const Place& lock) {
  return Wakers(k, frame, block, lock).run();
}

}  // namespace fearless::link
