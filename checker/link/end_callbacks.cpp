// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/end_callbacks.h"

#include <map>
#include <string>

#include "checker/analysis/control.h"
#include "checker/link/lock_orders.h"

namespace fearless::link {
namespace {

using analysis::Operation;
using ir::FunctionId;

// A lock that a callback takes, which was given to an object of some class.
struct Taker {
  ir::FieldId lock = ir::kNone;
  ir::Range locked;
};

// `net::Link` of `net::Link::close`.
std::string class_of(const ir::Callee& callee) {
  return callee.name.substr(0, callee.name.rfind("::"));
}

class Search {
 public:
  explicit Search(const Program::Knowledge& knowledge) : k_(knowledge) {}

  std::vector<EndUnderLock> run() {
    for_each_call(
        [&](FunctionId, const ir::Event& event, const ir::Callee& callee) {
          if (callee.keeps_for_end)
            note_callbacks(event.range, class_of(callee));
        });
    if (takers_.empty()) return {};
    for_each_call(
        [&](FunctionId id, const ir::Event& event, const ir::Callee& callee) {
          if (callee.is_ender && callee.function == ir::kNone)
            end(id, event, takers_.find(class_of(callee)));
        });
    return std::move(found_);
  }

 private:
  using Takers = std::map<std::string, std::vector<Taker>>;

  template <class Visitor>
  void for_each_call(Visitor visit) const {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
      for (const ir::Block& block : k_.module.functions[id].blocks)
        for (const ir::Event& event : block.events)
          if (event.kind == ir::EventKind::kCall && event.callee != ir::kNone)
            visit(id, event, k_.module.callees[event.callee]);
  }

  // The closures that are written in the call.
  void note_callbacks(const ir::Range& call, const std::string& given_to) {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id) {
      const ir::Function& function = k_.module.functions[id];
      if (!function.is(ir::FunctionFlag::kLambda) ||
          !analysis::lies_in(function.body, call))
        continue;
      for (const Operation& operation : k_.facts.functions[id].operations) {
        ir::FieldId lock = lock_member(operation.place);
        if (operation.kind == Operation::Kind::kAcquire &&
            operation.thread == analysis::kOwnThread && lock != ir::kNone)
          takers_[given_to].push_back({lock, operation.site.range});
      }
    }
  }

  void end(FunctionId id, const ir::Event& event, Takers::iterator takers) {
    if (takers == takers_.end()) return;
    for (const analysis::Access& access : k_.facts.functions[id].accesses) {
      if (!access.site.calls.empty() || access.site.range != event.range)
        continue;
      for (const analysis::HeldLock& held : access.locks)
        for (const Taker& taker : takers->second)
          if (held.is_sure && lock_member(held.lock) == taker.lock) {
            found_.push_back(
                {id, access.site, event.callee, held, taker.locked});
            return;
          }
    }
  }

  const Program::Knowledge& k_;
  Takers takers_;  // by class
  std::vector<EndUnderLock> found_;
};

}  // namespace

std::vector<EndUnderLock> find_ends_under_lock(
    const Program::Knowledge& knowledge) {
  return Search(knowledge).run();
}

}  // namespace fearless::link
