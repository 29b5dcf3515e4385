// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a function does, one step at a time, in evaluation order. An event says
// what happens to which places; README.md of this folder defines each kind
// with the C++ it comes from. Plain data.

#ifndef FEARLESS_CHECKER_IR_EVENT_H_
#define FEARLESS_CHECKER_IR_EVENT_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "checker/ir/location.h"
#include "checker/ir/place.h"
#include "checker/ir/type.h"

namespace fearless::ir {

enum class EventKind : std::uint8_t {
  kRead,        // place is loaded
  kWrite,       // place is changed in place (`++p`, `p |= x`, v.push_back)
  kAtomic,      // place is loaded, stored or changed atomically; a fence
                // without a place
  kInit,        // storage of the local `place` begins
  kKill,        // `place` dies: scope end, end of a temporary, delete
  kReinit,      // place gets a defined value again: clear(), reset(), `= {}`
  kBorrow,      // target = &place
  kCopy,        // target = place
  kMove,        // target = std::move(place)
  kConstant,    // target = a constant (`value` if bool or integer or null)
  kAcquire,     // lock `place`, for `target` if a guard holds it
  kTryAcquire,  // the same if free; `result` tells
  kRelease,     // unlock `place`; or what the guard `target` holds
  kDisown,      // guard `target` forgets its lock without unlocking
  kOwnsLock,    // result = whether guard `target` holds its lock
  kWait,        // wait on condition variable `place` with lock/guard `target`
  kNotify,      // wake one or all waiters of `place`
  kSend,        // give args[0] to channel `place`, if it is known
  kReceive,     // take `target` from channel `place`
  kClose,       // channel `place` is closed
  kClone,       // target = another handle to what `place` refers to
  kSpawn,       // run args[0](args[1..]) on a thread; `target` = its handle
  kJoin,        // wait for the thread(s) of handle `place`
  kDetach,      // let the thread of `place` go
  kJoinable,    // result = whether handle `place` has a thread
  kAskThread,   // result = whether this is the thread that something is kept to
  kCall,        // target = callee(args...)
  kBlock,       // may block the thread: see BlockKind
  kSuspend,     // co_await, co_yield: may continue on another thread
  kStore,       // `place`, if known, keeps args[0] for later (a callback)
  kThrow,       // an exception starts; the block's unwind edge is taken
  kLibrary,     // `callee` uses a state of its library's own: `place`, without
                // a lock; no place: one that a signal handler may find half
                // changed (the heap, a stream)
  kOrder,       // `place` and `target` are put in order: `<`, std::minmax
  kOpaque,      // something not modelled, counted in --stats
};

enum class Mode : std::uint8_t { kExclusive, kShared };

enum class SpawnKind : std::uint8_t {
  kThread,    // runs until it ends; the handle must be joined or detached
  kJoining,   // the handle's destructor joins (std::jthread)
  kDetached,  // nobody can wait for it
  kFuture,    // the result is a future; waiting on it waits for the task
  kTask,      // queued to an executor, runs some time
  kScoped,    // joined when the scope object `place` dies
  kDeferred,  // runs on the thread that asks for the result
  kParallel,  // several at once, all done before the call returns
  kSignal,    // handles a signal: interrupts any thread, at any point
};

enum class BlockKind : std::uint8_t {
  kOther,
  kSleep,
  kIo,
  kReceive,
  kSend,
  kJoin,
  kFuture,
  kBarrier,
  kLock,
  kFork,  // does not block: the process gets a copy
  kExec   // nor does this: another program takes its place
};

enum class OperandKind : std::uint8_t {
  kConstant,      // nothing of interest: literals, results of arithmetic
  kCopy,          // the value of `place`
  kMove,          // the value of `place`, which is moved from
  kBorrow,        // the address of `place`, for reading (const T&)
  kBorrowMut,     // the address of `place`, for writing too (T&, T*)
  kBorrowRvalue,  // the address of `place`, which may be moved from (T&&)
  kFunction,      // the function `function`
};

struct Operand {
  OperandKind kind = OperandKind::kConstant;
  Place place;
  FunctionId function = kNone;  // index into Module::callees, for kFunction
  TypeId type = kNone;          // type of the value passed
  Range range;
  std::optional<bool> truth = std::nullopt;  // kConstant: of `true`, `false`
  bool operator==(const Operand&) const = default;
};

struct Event {
  EventKind kind = EventKind::kOpaque;
  Range range;
  Place place;
  Place target;
  Place result;  // local that receives the outcome
  std::vector<Operand> args;
  std::uint32_t callee = kNone;  // index into Module::callees, for kCall;
                                 // kNone: a call through the callable `place`
  Mode mode = Mode::kExclusive;  // kAcquire, kTryAcquire, kBorrow (kShared:
                                 // the borrow is const)
  SpawnKind spawn = SpawnKind::kThread;
  BlockKind block = BlockKind::kOther;
  std::optional<std::int64_t> value;  // kConstant
  bool success_is_true = true;        // kSend, kTryAcquire with a result: the
                                      // outcome for which it happened
  bool may_throw = false;             // the unwind edge may be taken from here
  bool notify_all = false;            // kNotify
  bool has_predicate = false;         // kWait; kCall: a library runs it, as the
                               // predicate, order or visitor of its own call
  bool is_timed = false;     // kWait, kReceive, kAcquire, kBlock
  bool is_growing = false;   // kWrite: adds elements, moves no others
  bool is_implicit = false;  // not written by the user: destructors, ...
  bool is_store = false;     // kAtomic: a new value, whatever was there
  bool is_relaxed = false;   // kAtomic: orders nothing else
  bool keeps = false;        // kWrite: adds only what was not there
  bool operator==(const Event&) const = default;
};

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_EVENT_H_
