// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a thread does to locks, condition variables, channels and other
// threads, and where it may have to wait. Like an access, an operation is told
// to callers in their own terms; one on something that only the callee knows
// (a future of its own) stays an operation, without a place.

#ifndef FEARLESS_CHECKER_ANALYSIS_OPERATION_H_
#define FEARLESS_CHECKER_ANALYSIS_OPERATION_H_

#include "checker/analysis/occurrence.h"

namespace fearless::analysis {

struct Operation : Occurrence {
  enum class Kind : std::uint8_t {
    kAcquire,  // lock `place`; of several that `place` may be, each
    kTry,      // the same, and goes on without it if it is taken
    kRelease,
    kWait,  // on condition variable `place`, with lock `with`
    kNotify,
    kBlock,    // waits for something else: `block`
    kReceive,  // from channel `place`
    kSend,     // to channel `place`
    kClose,
    kJoin,  // waits for the thread of handle `place`
    kDetach,
    kInvoke,   // runs code that is not in sight: `place` is the callable, or
               // the object of the virtual function `callee`
    kSuspend,  // co_await, co_yield
    kAdopt,    // a guard takes over lock `place`, which is to be held
  };
  Kind kind = Kind::kAcquire;
  ir::Mode mode = ir::Mode::kExclusive;
  ir::BlockKind block = ir::BlockKind::kOther;
  ir::Place with;  // kWait: the lock; kAcquire, kTry: the guard, if any
  std::uint32_t callee = ir::kNone;  // kInvoke: index into Module::callees
  bool is_sure = true;  // false: `place` is one of several that it may be
  std::vector<ThreadId> awaited;  // kJoin: the threads, if any is known
  bool is_timed = false;
  bool has_predicate = false;
  bool in_loop = false;
  bool notify_all = false;
  bool is_asked = false;   // of a handle: it was asked whether it has a thread
  bool asks_who = false;   // a look at the handle decides: at whose it is
  bool is_chosen = false;  // another test decides
  bool is_once = false;    // under a once_flag
  auto operator<=>(const Operation&) const = default;
};

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_OPERATION_H_
