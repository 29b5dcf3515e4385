// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the interpreter finds out about one function: the facts that checks
// turn into findings, and the summary that callers need instead of the body.
// All places are in the function's own terms. In a summary only places that a
// caller can name appear: rooted at a parameter, the return value or a global.

#ifndef FEARLESS_CHECKER_ANALYSIS_FACTS_H_
#define FEARLESS_CHECKER_ANALYSIS_FACTS_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "checker/analysis/escape.h"
#include "checker/analysis/handle.h"
#include "checker/analysis/idle_guard.h"
#include "checker/analysis/lock_copies.h"
#include "checker/analysis/look.h"
#include "checker/analysis/occurrence.h"
#include "checker/analysis/operation.h"

namespace fearless::analysis {

struct Access : Occurrence {
  bool is_write = false;
  bool is_atomic = false;
  bool destroys = false;
  bool is_assignment = false;  // of a whole new value
  bool is_growing = false;     // the elements there are stay where they are
  bool is_relaxed = false;     // atomic, and orders nothing else
  bool is_rechecked = false;   // decided by a test under one of its locks, or
                               // by one that it makes itself
  bool is_own_value = false;   // it was given its value earlier in here
  bool constructing = false;   // of the object that `place` starts from
  bool destroying = false;
  bool is_lent = false;  // to code out of sight that may change it
  // Where the code asked on which thread it runs, if others than the one that
  // it hoped for come here, too, having left their work to that one.
  ir::Range asked;
  // Made by this function of a library, of a state that it keeps for itself.
  std::uint32_t library_call = ir::kNone;  // index into Module::callees
  auto operator<=>(const Access&) const = default;
};

// A change that was decided by what had been seen before the lock was given
// back and taken again, or of an atomic.
struct LateAct {
  Look look;
  Access act;
  bool is_value = false;  // the new value was made of the old one
  auto operator<=>(const LateAct&) const = default;
};

// A use of what was moved, but not (yet) to another thread.
struct EarlyUse {
  ir::Place place;
  ir::Place reaches;
  Site site;
  bool is_write = false;
  auto operator<=>(const EarlyUse&) const = default;
};

// A value that left this thread.
struct Sent {
  enum class How : std::uint8_t {
    kMoved,    // moved away, not (yet) to another thread
    kSent,     // moved to another thread
    kPointer,  // a pointer to it was handed over together with its ownership
    kShared,   // a shared owner was copied over: both may reach it
  };
  ir::Place place;  // what must not be touched any more
  How how = How::kMoved;
  ir::Place now_in;     // where the value is, while it is still ours to follow
  std::string through;  // "`outbox`", "thread `worker`"
  Site site;
  ThreadId thread = kOwnThread;  // kShared: the thread that shares it
  ir::Place result;              // decides whether it happened, when tested
  bool result_is_true = true;
  // Uses before it went on from the temporary that it was moved to: between
  // the arguments of one call nothing orders them.
  std::vector<EarlyUse> early;
  // What was given a new value since, on every path.
  std::set<ir::Place> renewed;
  auto operator<=>(const Sent&) const = default;

  // It was moved, and is in `owner` now, which goes on.
  bool is_moved_into(const ir::Place& owner) const {
    return how == How::kMoved && owner.covers(now_in);
  }
};

struct UseAfterSend {
  Sent sent;
  ir::Place place;    // as written in the code: `view->id`
  ir::Place reaches;  // what it stands for: `order->id`
  Site site;
  bool is_write = false;
  auto operator<=>(const UseAfterSend&) const = default;
};

// What a thread still touches after it told of `sync`: whoever has waited for
// that is not alone yet.
struct LaterUse {
  ir::Place sync;
  ir::Place place;
  auto operator<=>(const LaterUse&) const = default;
};

// A thread, task or stored callback that may still run.
struct LiveThread {
  ThreadId id = kOwnThread;
  ir::Place handle;  // nothing: no handle, or it was dropped
  ir::Place holder;  // the object that keeps a task or callback
  bool is_detached = false;
  bool is_sure = true;           // false: on some paths only, or joined on some
  bool is_done = false;          // its work is; what is left is the handle
  Site site;                     // the spawn
  Site let_go;                   // detach, store: where it escaped
  std::vector<ir::Place> loans;  // what it points at and does not own
  std::vector<ir::Place> reach;  // the same, and what it shares in owning
  std::vector<LaterUse> later;
  // Where its starter wrote down the arguments that point at some of them.
  std::vector<std::pair<ir::Place, ir::Range>> written;
  auto operator<=>(const LiveThread&) const = default;
};

// Something died while a thread could still reach it.
struct Outlived {
  LiveThread thread;
  ir::Place place;    // what the thread points at
  ir::Place dies;     // the variable that ends
  ir::Range written;  // the argument that points at it; may be nothing
  Site death;
  bool is_explicit = false;  // clear(), reset(), delete
  bool is_shared = false;    // `dies` may be the last of several owners
  auto operator<=>(const Outlived&) const = default;
};

// Something that another thread gets at. A value that shares nothing with what
// stays behind is none.
struct Crossing {
  enum class How : std::uint8_t {
    kCopy,       // a handle; others to the same object stay behind
    kReference,  // the object itself, by reference or raw pointer
  };
  ThreadId thread = kOwnThread;  // 0: through a channel
  How how = How::kCopy;
  ir::TypeId type = ir::kNone;  // of the handle, of the object
  ir::Place place;              // the handle, the object
  ir::Place reaches;            // kCopy: what the handle points at
  ir::FieldId capture = ir::kNone;
  ir::FunctionId closure = ir::kNone;  // a lambda that `place` has as its value
  std::string receiver;                // "thread `worker`", "`queue`"
  Site site;
  auto operator<=>(const Crossing&) const = default;
};

// Every kSpawn event, and every task stored in a pool.
struct SpawnSite {
  ir::FunctionId function = ir::kNone;
  ir::Range range;
  ir::SpawnKind kind = ir::SpawnKind::kThread;
  ir::FunctionId entry = ir::kNone;  // what runs, when known
  std::string name;                  // "worker", from the handle's variable
  // The member or variable whose only thread runs it, one task after the other.
  ir::Place strand;
};

struct Stored {
  ir::Place from;  // a parameter
  ir::Place to;
  bool is_channel = false;  // `to` is in a class that hands over
  Site site;
  bool is_moved = false;
  auto operator<=>(const Stored&) const = default;
};

// Where a callable is run, to tell of it: facts that differ in it alone are
// one.
struct Invocation {
  Site site;
  bool operator==(const Invocation&) const { return true; }
  std::strong_ordering operator<=>(const Invocation&) const {
    return std::strong_ordering::equal;
  }
};

// A callable of the caller's that is run, under these locks.
struct Invoked {
  ir::Place callable;
  std::vector<HeldLock> locks;
  bool by_library = false;  // as the predicate or visitor of a library's call
  Invocation where;
  ThreadId thread = kOwnThread;  // that runs it
  auto operator<=>(const Invoked&) const = default;
};

// A member that a destructor ends, and the handles that were joined by then.
struct Ended {
  ir::Place member;
  std::vector<ir::Place> joined;
  Site site;
  auto operator<=>(const Ended&) const = default;
};

// Two handles to the same object, or one that was moved from place to place.
struct Shared {
  ir::Place handle;
  ir::Place with;  // of the caller's
  ir::TypeId type = ir::kNone;
  bool is_moved = false;  // `with` has it no more
  auto operator<=>(const Shared&) const = default;
};

// A way out of the function, and the locks that are held on it.
struct Exit {
  Site site;  // the return, or what throws; none: the closing brace
  bool is_throw = false;
  bool is_half_caught = false;  // a handler may have stopped the exception
  std::optional<bool> result;   // the function's, when paths tell
  std::vector<HeldLock> locks;
  std::set<ir::Place> released;    // of the caller's
  std::set<ir::Place> given_back;  // of those taken in here
  auto operator<=>(const Exit&) const = default;
};

// A handle whose destructor ends the program if its thread was not joined, and
// that ended while it had one.
struct EndedHandle {
  enum class How : std::uint8_t {
    kDies,      // with the variable, or the object that holds it
    kEmptied,   // clear(), reset(), delete
    kReplaced,  // by another handle
  };
  LiveThread thread;
  ir::Place dies;  // the variable, or the object that holds the handle
  Site death;
  bool is_unwinding = false;  // on the way out of an exception only
  How how = How::kDies;
  ir::Range way_out;  // the return, or what throws; nothing: neither
  auto operator<=>(const EndedHandle&) const = default;
};

// What must not happen while a signal is handled, besides locking and waiting:
// the handler may have interrupted the same thing.
struct Unsafe {
  enum class What : std::uint8_t {
    kCall,    // of a library's function that locks, allocates, ...
    kThread,  // is started
    kThrow,
  };
  What what = What::kCall;
  std::uint32_t callee = ir::kNone;  // kCall: index into Module::callees
  Site site;
  auto operator<=>(const Unsafe&) const = default;
};

// A function that is made to handle signals.
struct SignalHandler {
  ir::FunctionId function = ir::kNone;  // in FunctionFacts
  ir::Place callable;                   // in a summary: a parameter, or in it
  ThreadId thread = kOwnThread;
  Site site;
  auto operator<=>(const SignalHandler&) const = default;
};

// Handles of the caller's that a callee destroys or replaces, and those that
// were joined by then.
struct Dropped {
  ir::Place handle;
  EndedHandle::How how = EndedHandle::How::kEmptied;
  std::vector<ir::Place> joined;
  Site site;
  auto operator<=>(const Dropped&) const = default;
};

struct Summary {
  std::vector<Access> accesses;
  std::vector<Operation> operations;
  std::vector<HeldLock> acquired;  // at the end, more than at the start
  std::vector<HeldLock> acquired_if_true, acquired_if_false;  // of the result
  std::vector<ir::Place> released;  // what the caller had locked
  std::vector<ir::Place> released_if_true, released_if_false;  // of the result
  std::map<ir::Place, std::vector<ir::Place>> points_to;       // at the end
  std::map<ir::Place, Birth> born;  // of these, under locks of the callee
  std::vector<Sent> sent;           // moved or sent parts of parameters
  std::vector<Sent> sent_if_true, sent_if_false;  // when the result tells
  bool result_tells = false;
  std::vector<Stored> stored;
  std::vector<Invoked> invoked;
  std::vector<Shared> shared;
  std::map<ir::Place, ir::FunctionId> callables;  // what runs when called
  std::vector<LiveThread> threads;                // still running at the end
  std::vector<ir::Place> joined;                  // handles of the caller's
  std::vector<ir::Place> detached;
  std::vector<Ended> ended;     // of a destructor
  std::set<ir::Place> renewed;  // have a new value on every path
  std::set<ir::Place> renewed_if_true, renewed_if_false;
  std::vector<ir::Place> waited;     // blocks until others act on these
  std::vector<SyncPoint> seen;       // on every path
  std::vector<SyncPoint> signalled;  // on some path
  std::vector<Unsafe> unsafe;        // in a handler of signals; the first few
  std::vector<SignalHandler> handlers;  // callables of the caller's
  std::vector<Look> told;               // what the result was made of
  std::vector<Dropped> dropped;         // handles of the caller's
  std::vector<Spending> spent;          // the same, on every path
  std::set<ir::Place> refreshed;        // the same: may have a new value
  bool joins_unknown = false;           // joins handles it was given somehow
  bool throws = false;
  // A move operation: it touches what is moved from, and may.
  bool moves_from_argument = false;
  auto operator<=>(const Summary&) const = default;
};

// An annotation (GUARDED_BY, REQUIRES) asks for a lock that is not held.
struct Unmet {
  ir::Place place;  // the field, or nothing for a call
  ir::Place lock;
  std::uint32_t callee = ir::kNone;  // index into Module::callees
  bool is_write = false;
  Site site;
  auto operator<=>(const Unmet&) const = default;
};

struct FunctionFacts {
  Summary summary;
  std::vector<Unmet> unmet;
  std::vector<Access> accesses;       // also of locals that threads reach
  std::vector<Operation> operations;  // all, also on locals
  std::vector<Exit> exits;
  std::vector<EndedHandle> ended_handles;
  std::vector<Escape> escapes;
  std::vector<IdleGuard> idle_guards;
  std::vector<SpentGuard> spent_guards;
  std::vector<LiveThread> started;   // all, with the handles they got
  std::vector<ir::FunctionId> runs;  // what it calls or starts itself
  std::vector<LateAct> late_acts;
  std::vector<Misuse> misuses;
  bool has_fence = false;  // or calls what has one
  std::vector<UseAfterSend> uses;
  std::vector<Outlived> outlived;
  std::vector<Crossing> crossings;
  std::vector<SignalHandler> handlers;
  bool over_budget = false;
};

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_FACTS_H_
