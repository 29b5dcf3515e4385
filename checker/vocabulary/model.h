// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What one function or one type of a library means. A function's model is a
// list of effects in the order in which they happen; an effect speaks of the
// call's operands through selectors (`this`, `arg0`, `rest1`, `result`) and of
// what is reached from them (`arg0.*`, `this[]`). lower/ puts the places of a
// call into the selectors and has IR events. When a function has a model, its
// effects are the whole meaning of the call: an argument that no effect speaks
// of is not touched (one passed by value has been copied or moved before).
// In a constructor `this` is the object that is made; elsewhere `result` is
// what the call returns. README.md of this folder is the same for writers of
// YAML. Plain data.

#ifndef FEARLESS_CHECKER_VOCABULARY_MODEL_H_
#define FEARLESS_CHECKER_VOCABULARY_MODEL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "checker/ir/event.h"
#include "checker/ir/type.h"

namespace fearless::vocabulary {

// Which operand of a call an effect speaks of.
struct Selector {
  enum class Kind : std::uint8_t {
    kNothing,
    kThis,
    kArgument,
    kRest,
    kResult,
    kAllArguments
  };
  Kind kind = Kind::kNothing;
  std::uint32_t index = 0;      // kArgument; kRest: first of the rest
  ir::Steps steps;  // `this.*`, `arg0[]`: further into it
  bool operator==(const Selector&) const = default;
};

enum class EffectKind : std::uint8_t {
  kRead,       // subject is loaded
  kWrite,      // subject is changed in place
  kAtomic,     // subject is loaded, changed or given value extra atomically
  kFence,      // orders the relaxed accesses around it
  kBorrow,     // object points at subject afterwards; mode shared: only to read
  kCopy,       // object = subject
  kMove,       // object = std::move(subject)
  kTake,       // object = subject as it was passed: a move of an rvalue, a copy
               // of an lvalue. Several subjects (`args`, `rest1`): object holds
               // them all afterwards
  kConstruct,  // object is made in place from the arguments subject, by the
               // constructor of its type: emplace, make_unique. It may be a
               // constructor with a model, as in threads.emplace_back(f)
  kSwap,       // subject and object change places
  kReinit,     // subject has a fresh value
  kKill,       // what subject names is destroyed (unique_ptr::reset: `this.*`)
  kRelinquish,  // owner gives up: object = what subject owned (release())
  kTest,        // result is whether subject has a value: has_value, bool
  kAcquire,     // lock subject for guard object
  kTryAcquire,  // the same if free
  kRelease,     // unlock subject, held by guard object
  kDisown,      // guard subject forgets its lock without unlocking
  kOwnsLock,    // result is whether guard subject holds its lock
  kAdopt,       // guard object takes over subject, which is locked already
  kDefer,       // guard object refers to subject without locking it
  kWait,        // condition variable subject waits; object is the guard or the
                // lock, extra the predicate
  kNotify,      // wake those who wait for subject
  kSend,        // channel object is given subject, as it was passed
  kReceive,     // object gets a value out of channel subject
  kClose,       // channel subject is closed
  kClone,       // object is another handle to what subject refers to
  kSpawn,       // callable subject runs with the arguments extra; object is the
                // handle, where the executor or scope
  kJoin,        // wait for the threads of handle subject
  kDetach,      // let the threads of handle subject go
  kJoinable,    // result is whether handle subject has a thread
  kAskThread,  // result is whether this is the thread that something is kept to
  kInvoke,     // callable subject is run before the call returns, with
               // the arguments extra
  kStore,      // object keeps callable subject for later
  kOrder,      // which of subject and object comes first is asked
  kBlock,      // may block the thread
  kThrow,      // may throw
  kExit,       // does not return
  kHidden,     // uses a state of the library's own without a lock: strtok's,
               // or one that lies in object. mode shared: only looks at it.
               // A pointer that the call returns points into it
  kCall,       // the call itself happens too, as if nothing were known of it;
               // without this the other effects are its whole meaning
  kPure,       // nothing that matters here
  kForward,    // the result *is* subject (std::move, std::forward)
};

struct Effect {
  EffectKind kind = EffectKind::kPure;
  Selector subject;
  Selector object;  // see EffectKind; filled with the result (the object made,
                    // in a constructor) where the file leaves it out
  Selector extra;   // predicate of a wait; arguments of a spawn or an invoke;
                    // what an atomic is given
  Selector where;   // executor or scope of a spawn
  ir::Mode mode = ir::Mode::kExclusive;
  ir::SpawnKind spawn = ir::SpawnKind::kThread;
  ir::BlockKind block = ir::BlockKind::kOther;
  // The effect happened only if the result is true (or false).
  std::optional<bool> when_result;
  bool is_all = false;    // notify all
  bool is_timed = false;  // gives up after a while
  std::string state;      // kHidden: what several functions have in common;
                          // empty: the function's own
  std::string instead;    // kHidden: the function to call from threads
  bool has_safe_libraries = false;  // kHidden: some lock it all the same
  bool is_growing = false;          // write: adds elements, moves no others
  bool is_relaxed = false;          // kAtomic: orders nothing else
  bool keeps = false;               // kWrite: adds only what was not there
  bool operator==(const Effect&) const = default;
};

// One overload. The first in file order whose shape fits a call is taken.
struct FunctionModel {
  // The first name it is listed under: `std::thread::thread`.
  std::string name;
  std::optional<std::uint32_t> min_arguments, max_arguments;  // without `this`
  // Argument types that must match, by position: a name (template arguments
  // do not count unless they are given), `*` for any type, `E::kValue` for an
  // enumerator that is written at the call, `T*` for any
  // pointer, `T::*` for one to a member, `T[]` for any array, `number` for any
  // arithmetic type.
  std::vector<std::string> argument_types;
  std::optional<bool> on_const;  // only for const / non-const methods
  std::vector<Effect> effects;
  bool operator==(const FunctionModel&) const = default;
};

// When a template's trait depends on its arguments.
struct TraitRule {
  enum class Kind : std::uint8_t { kYes, kNo, kArguments, kStructure };
  Kind kind = Kind::kStructure;  // kStructure: derived from the members
  // kArguments: yes when all these arguments have the needed traits. Numbers
  // past the end are skipped, so that a pack can be listed as 0 to 9.
  std::vector<std::uint32_t> arguments;
  bool needs_send = false, needs_sync = false;  // of those arguments
  std::string reason;  // kNo: "its reference count is not atomic"
  bool operator==(const TraitRule&) const = default;
};

struct TypeModel {
  std::string name;
  std::uint32_t roles = 0;  // ir::Role bits
  std::optional<ir::CopyMeaning> copy;
  std::optional<TraitRule> send, sync;
  std::optional<std::uint32_t> pointee;  // which template argument
  std::string packed;  // elements of this type share bytes with others
  bool operator==(const TypeModel&) const = default;
};

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_MODEL_H_
