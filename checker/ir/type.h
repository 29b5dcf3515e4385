// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the checks must know of a C++ type, worked out once per type by lower/:
// what copying it means, what role it plays (a lock, a guard, a thread
// handle), and whether it may be sent to or shared with another thread, with
// the chain of reasons. Send and Sync are Rust's auto traits, derived over
// bases, members and template arguments: Send when a value may move to another
// thread, Sync when `const T&` may be used by several threads at once.
// Plain data; a Module owns its types and never changes them after lowering.

#ifndef FEARLESS_CHECKER_IR_TYPE_H_
#define FEARLESS_CHECKER_IR_TYPE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "checker/ir/location.h"
#include "checker/ir/place.h"

namespace fearless::ir {

using TypeId = std::uint32_t;      // index into Module::types
using FunctionId = std::uint32_t;  // index into Module::functions

// The roles a type plays; a type may play several.
enum class Role : std::uint32_t {
  kLock = 1u << 0,        // can be acquired: mutex, rwlock, spin lock
  kRecursive = 1u << 1,   // its owner may acquire it again
  kSharedLock = 1u << 2,  // has a shared (reader) mode
  kGuard = 1u << 3,       // releases what it holds when it dies
  kCondvar = 1u << 4,
  kThread = 1u << 5,          // handle of a thread
  kJoinsOnDestroy = 1u << 6,  // its destructor waits: jthread, async future
  kFuture = 1u << 7,
  kPromise = 1u << 8,
  kSender = 1u << 9,     // the sending end of a channel
  kReceiver = 1u << 10,  // the receiving end
  kChannel = 1u << 11,   // both ends in one object: a concurrent queue
  kAtomic = 1u << 12,
  kPlainRefCount = 1u << 13,  // copying it changes a count without atomics
  kAtomicRefCount = 1u << 14,
  kClosure = 1u << 15,   // a lambda's type; see Type::call_operator
  kCallable = 1u << 16,  // std::function and the like
  kPointer = 1u << 17,   // raw pointer
  kReference = 1u << 18,
  kSmartPointer = 1u << 19,  // `.*` of it is its pointee
  kContainer = 1u << 20,     // `[]` of it is an element
  kView = 1u << 21,          // string_view, span: borrows what it shows
  kIterator = 1u << 22,
  kExecutor = 1u << 23,    // runs tasks: pool, io_context, strand
  kSyncObject = 1u << 24,  // semaphore, latch, barrier, once_flag
  kRecord = 1u << 25,      // class, struct or union with known fields
  kArray = 1u << 26,
  kOptional = 1u << 27,    // `.*` of it is its value, held in place
  kScope = 1u << 28,       // owns threads and joins them all when it dies
  kTerminates = 1u << 29,  // dying with a running thread ends the program
  kCopiesLock = 1u << 30,  // a copy of it has a lock copied as plain bytes
};

// What `T b = a;` means for a thread that is given `b`.
enum class CopyMeaning : std::uint8_t {
  kValue,        // independent afterwards
  kOwner,        // cannot be copied; moving it hands over what it owns
  kSharedOwner,  // both own one object: shared_ptr, intrusive pointers
  kBorrow,       // both point at somebody else's object
};

enum class Answer : std::uint8_t { kYes, kNo, kUnknown };

// What stands at the end of a chain of reasons.
enum class Cause : std::uint8_t {
  kDeclared,  // the vocabulary, an annotation
  kCount,     // copies change a count that is not atomic
  kMutation,  // a const method changes something without a lock
};

// One link of the chain from a type down to what makes it unsafe, outermost
// first: "`Scene` has a member `root` of type `NodePtr`".
struct Reason {
  std::string text;
  Range range;  // may be invalid: nothing of the user's to point at
  bool operator==(const Reason&) const = default;
};

struct Trait {
  Answer answer = Answer::kUnknown;
  std::vector<Reason> because;     // filled when answer is kNo
  Cause cause = Cause::kDeclared;  // likewise
  bool is_no(Cause why) const { return answer == Answer::kNo && cause == why; }
  bool operator==(const Trait&) const = default;
};

struct Type {
  std::string name;  // as the user would write it, typedefs kept short
  std::string usr;   // stable across units; empty for builtin types
  std::uint32_t roles = 0;
  CopyMeaning copy = CopyMeaning::kValue;
  bool is_const = false;
  bool has_packed_elements = false;  // several share a byte: vector<bool>
  bool is_whole = false;     // a class; all its methods have their bodies here
  bool is_observer = false;  // by its name: others register it to be told
  Trait send{Answer::kYes, {}, {}};
  Trait sync{Answer::kYes, {}, {}};
  TypeId pointee = kNone;  // pointer, reference, smart pointer, view,
                           // container, array, optional, atomic, future,
                           // sender, receiver: the element's type
  std::vector<TypeId> bases;
  std::vector<FieldId> fields;       // in declaration order
  FunctionId call_operator = kNone;  // of a closure type, if lowered
  FunctionId destructor = kNone;     // if lowered (user-written or implicit)
  Range range;

  bool is(Role role) const { return roles & static_cast<std::uint32_t>(role); }
  void add(Role role) { roles |= static_cast<std::uint32_t>(role); }
  bool operator==(const Type&) const = default;
};

struct Field {
  std::string name;
  std::string usr;  // the same member is the same thing in every unit
  TypeId owner = kNone;
  TypeId type = kNone;
  bool is_mutable = false;
  bool is_bitfield = false;
  FieldId unit = kNone;  // of a bit-field: the first of those that share its
                         // memory; changing one writes them all
  bool is_volatile = false;
  bool is_public = false;
  bool is_private = false;  // derived classes do not see it
  // From GUARDED_BY: the lock, relative to the object: steps after the object.
  Steps guarded_by;
  // From PT_GUARDED_BY: guards what the field points at.
  Steps pointee_guarded_by;
  // From ACQUIRED_AFTER and ACQUIRED_BEFORE, of a lock: what comes before it.
  std::vector<FieldId> acquired_after;
  Range range;
  bool operator==(const Field&) const = default;
};

struct Global {
  std::string name;  // qualified
  std::string usr;
  TypeId type = kNone;
  TypeId owner = kNone;  // of a static member: its class
  bool is_thread_local = false;
  bool is_volatile = false;
  bool is_function_static = false;
  // What functions of a library keep between their calls, such as the buffer
  // of `localtime`.
  bool is_library_state = false;
  bool has_safe_libraries = false;  // some libraries lock it, or keep one for
                                    // each thread; no standard promises that
  Place guarded_by;                 // from GUARDED_BY, a global lock
  Range range;
  bool operator==(const Global&) const = default;
};

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_TYPE_H_
