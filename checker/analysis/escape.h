// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Pointers that were made while locks were held, and what becomes of them when
// the locks are given back. Whether a lock guards what a pointer leads to is
// for link/ to say, which sees all accesses.

#ifndef FEARLESS_CHECKER_ANALYSIS_ESCAPE_H_
#define FEARLESS_CHECKER_ANALYSIS_ESCAPE_H_

#include "checker/analysis/occurrence.h"

namespace fearless::analysis {

// How a pointer, reference, iterator or view came to be.
struct Birth {
  std::vector<HeldLock> locks;  // held then
  Site site;
  // The function that let it out of its own critical section, if one did.
  ir::FunctionId from = ir::kNone;
  auto operator<=>(const Birth&) const = default;
};

// A pointer that is left when a lock it was made under is not held any more.
struct Escape {
  enum class How : std::uint8_t {
    kUsed,      // followed
    kReturned,  // by the function that gave the lock back
    kStored,    // in a pointer of the caller's
    kKept,      // by a callback that does not take the lock
    kGuard,     // no pointer: the guard itself goes to another thread
  };
  How how = How::kUsed;
  ir::Place pointer;  // as written
  ir::Place reaches;
  HeldLock lock;  // the one that is missing
  Birth birth;
  Site site;
  std::vector<HeldLock> locks;  // held here
  bool is_write = false;
  bool is_kept_beside = false;   // kKept: in the object that the lock is in
  ThreadId thread = kOwnThread;  // kGuard: the one it goes to
  auto operator<=>(const Escape&) const = default;
};

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_ESCAPE_H_
