// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where something happens and under which circumstances: what an access of
// memory and an operation on a lock or thread have in common, and what a
// caller adds to when it is told.
//
// A "thread" here is a spawn site: every kSpawn event of the module (and every
// task given to a home-made pool) has one number, counted from 1; 0 is the
// thread the function itself runs on. This is the thread-modular view of
// RacerD (Blackshear et al., OOPSLA 2018) with real locksets and spawn sites
// in place of its three-valued thread domain.

#ifndef FEARLESS_CHECKER_ANALYSIS_OCCURRENCE_H_
#define FEARLESS_CHECKER_ANALYSIS_OCCURRENCE_H_

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "checker/ir/module.h"

namespace fearless::analysis {

using ThreadId = std::uint32_t;
inline constexpr ThreadId kOwnThread = 0;

inline constexpr std::size_t kMaxCalls = 6;  // that a fact remembers

// Where something happens: the event itself, and the calls that lead to it
// from the function the fact belongs to, outermost first.
struct Site {
  ir::FunctionId function = ir::kNone;  // in whose body
  ir::Range range;
  std::vector<ir::Range> calls;
  auto operator<=>(const Site&) const = default;
};

// Where a lock was taken, to tell of it: facts that differ in it alone are one.
struct Taken {
  ir::FunctionId function = ir::kNone;  // in whose body
  ir::Range range;
  ir::Range call;  // in the function of the fact; nothing: it took it itself
  std::vector<ir::Range> calls = {};  // as of a Site, `call` first
  bool operator==(const Taken&) const { return true; }
  std::strong_ordering operator<=>(const Taken&) const {
    return std::strong_ordering::equal;
  }
};

struct HeldLock {
  ir::Place lock;
  ir::Mode mode = ir::Mode::kExclusive;
  ir::Place guard;         // nothing: held by hand
  bool is_sure = true;     // false: held on some paths only
  bool is_choice = false;  // one of those that the pointer to it may name
  bool by_caller = false;  // when the function of the access was called
  Taken taken;
  auto operator<=>(const HeldLock&) const = default;
};

// What orders two threads without a lock: the one changes an atomic flag,
// fulfils a promise or counts down a latch, the other has seen it.
struct SyncPoint {
  ir::Place place;
  std::optional<bool> value;  // of a flag; none: any
  auto operator<=>(const SyncPoint&) const = default;
};

struct Occurrence {
  ir::Place place;
  Site site;
  std::vector<HeldLock> locks;   // just before it
  std::set<ir::Place> released;  // locks of the caller's given back by then
  ThreadId thread = kOwnThread;
  std::vector<ThreadId> live;        // may run at the same time, seen from here
  std::vector<ir::Place> joined;     // handles joined earlier in this function
  std::vector<SyncPoint> seen;       // before it, by its thread
  std::vector<SyncPoint> signalled;  // after it, by its thread
  std::vector<SyncPoint> repeats;    // signalled before it, on some path: it
                                     // may happen again after them
  std::map<ir::Place, bool> given;   // constant members tested on the way here
  auto operator<=>(const Occurrence&) const = default;
};

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_OCCURRENCE_H_
