// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/lock_way.h"

#include "checker/link/code_map.h"

namespace fearless::checks {

using ir::FunctionFlag;
using ir::FunctionId;
using ir::Range;

LockWay::LockWay(const Knowledge& knowledge, FunctionId frame,
                 const analysis::Occurrence& done,
                 const analysis::HeldLock& held)
    : knowledge_(knowledge),
      site_(done.site),
      calls_(done.site.calls.size()),
      functions_(knowledge.code.functions_to(frame, done.site)) {
  const std::vector<ir::Range>& taken = held.taken.calls;
  while (start_ < calls_ && start_ < taken.size() &&
         taken[start_] == site_.calls[start_])
    ++start_;
  turn_ = start_;
  while (turn_ < calls_ && knows_the_lock(turn_ + 1)) ++turn_;
}

// A helper that takes the lock itself does not expect it to be held.
bool LockWay::knows_the_lock(std::size_t callee) const {
  if (functions_[callee] == ir::kNone) return false;
  const ir::Function& function =
      knowledge_.module.functions[functions_[callee]];
  bool is_lambda = function.is(FunctionFlag::kLambda);
  // Passed in from elsewhere: there is nothing to change at the call.
  if (is_lambda && function.parent != functions_[callee - 1]) return true;
  if (callee == calls_) return false;
  if (is_lambda) return true;
  return function.is(FunctionFlag::kMethod)
             ? !function.is(FunctionFlag::kPublic)
             : function.is(FunctionFlag::kInternal);
}

const Range& LockWay::step(std::size_t n) const {
  return n < calls_ ? site_.calls[n] : site_.range;
}

std::string LockWay::callee() const {
  if (!turns_by_call() || functions_[turn_ + 1] == ir::kNone) return "";
  return knowledge_.module.functions[functions_[turn_ + 1]].name;
}

std::string LockWay::holder() const {
  FunctionId id = functions_[start_];
  if (id == ir::kNone) return "";
  const ir::Function& function = knowledge_.module.functions[id];
  return function.is(FunctionFlag::kLambda) ? "" : function.name;
}

std::vector<FunctionId> LockWay::functions() const {
  return {functions_.begin() + static_cast<std::ptrdiff_t>(start_),
          functions_.end()};
}

}  // namespace fearless::checks
