// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/lock_kind.h"

namespace fearless::link {

using ir::Place;

LockKinds::Lock LockKinds::key_of(const Place& lock) {
  for (std::size_t n = lock.steps.size(); n-- > 0;)
    if (lock.steps[n].kind == ir::StepKind::kField)
      return {true, lock.steps[n].field};
  return {false, lock.is_global() ? lock.id : ir::kNone};
}

// A lock cannot be copied: what is copied into it are attributes.
LockKinds::LockKinds(const Program::Knowledge& knowledge) {
  for (ir::FunctionId id = 0; id < knowledge.module.functions.size(); ++id) {
    analysis::Frame frame = knowledge.frame(id);
    for (const ir::Block& block : frame.function.blocks)
      for (const ir::Event& event : block.events)
        if (event.kind == ir::EventKind::kCopy &&
            analysis::has_role(frame, event.target, ir::Role::kLock))
          with_attributes_.insert(key_of(event.target));
  }
  with_attributes_.erase(key_of(Place()));  // locals go by many names
}

bool LockKinds::may_be_recursive(const analysis::Frame& frame,
                                 const Place& lock) const {
  return analysis::has_role(frame, lock, ir::Role::kRecursive) ||
         with_attributes_.contains(key_of(lock));
}

}  // namespace fearless::link
