// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where a lock is copied as plain bytes together with the object it is in, and
// guards that are used after their lock went elsewhere. A lock's first value,
// copied from something that nobody has locked or shared, is no copy of a lock
// in use.

#ifndef FEARLESS_CHECKER_ANALYSIS_LOCK_COPIES_H_
#define FEARLESS_CHECKER_ANALYSIS_LOCK_COPIES_H_

#include <vector>

#include "checker/analysis/occurrence.h"
#include "checker/analysis/typing.h"

namespace fearless::analysis {

struct LockCopy {
  enum class How : std::uint8_t {
    kCopied,     // by assignment, initialisation, into a container
    kBytes,      // memcpy
    kCaptured,   // by value, by a lambda
    kPassed,     // to a parameter by value
    kParameter,  // the parameter itself
  };
  How how = How::kCopied;
  ir::Place from;  // kParameter: the parameter
  ir::TypeId type = ir::kNone;
  ir::Range range;
  auto operator<=>(const LockCopy&) const = default;
};

std::vector<LockCopy> lock_copies(const Frame& frame);

// Of a type that copies a lock: the first such member, `mutex` or `row.lock`;
// nothing if the type is the lock. None if the lock is none to speak of: no
// method of it does anything atomic.
std::optional<std::string> copied_lock(const ir::Module& module,
                                       ir::TypeId type);

// A guard that is unlocked, locked or waited with after it was moved away.
struct SpentGuard {
  ir::Place guard;
  Site moved;
  Site site;
  bool is_wait = false;
  auto operator<=>(const SpentGuard&) const = default;
};

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_LOCK_COPIES_H_
