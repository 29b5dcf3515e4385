// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards that look as if they locked what follows, and do not. A temporary is
// one of them only when something is touched after it that its lock guards or
// stands beside: locking and unlocking at once is also a way to wait for
// others. An adopting guard, when nobody in sight can have taken the lock.

#ifndef FEARLESS_CHECKER_LINK_IDLE_GUARDS_H_
#define FEARLESS_CHECKER_LINK_IDLE_GUARDS_H_

#include <optional>
#include <vector>

#include "checker/link/conflicts.h"

namespace fearless::link {

struct Idle {
  enum class How : std::uint8_t {
    kTemporary,
    kEmpty,
    kDeferred,
    kOwnMutex,
    kAdopted
  };
  How how = How::kTemporary;
  ir::FunctionId function = ir::kNone;  // whose body the guard stands in
  ir::FunctionId frame = ir::kNone;     // whose places these are
  ir::Place guard;
  ir::Place lock;  // nothing: of none
  ir::Range range;
  std::optional<analysis::Access> bare;  // what follows without the lock
};

std::vector<Idle> find_idle_guards(const Program::Knowledge& knowledge);

// Whether `access` lacks the lock of `other` because the guard that was to
// take it is idle.
bool explains(const Idle& idle, const analysis::Access& access,
              const analysis::Access& other);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_IDLE_GUARDS_H_
