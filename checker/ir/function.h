// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One function body as a control-flow graph of blocks of events. Block 0 is
// the entry. Locals are numbered; local 0 is the return value, then the
// parameters in order (a method's `this` and a lambda's closure pointer come
// first). Destructors and scope ends stand in the blocks as events, so every
// path out of a scope shows what dies on it. Plain data.

#ifndef FEARLESS_CHECKER_IR_FUNCTION_H_
#define FEARLESS_CHECKER_IR_FUNCTION_H_

#include <string>
#include <vector>

#include "checker/ir/event.h"

namespace fearless::ir {

using BlockId = std::uint32_t;  // index into Function::blocks

enum class LocalRole : std::uint8_t {
  kReturn,
  kThis,
  kParameter,
  kVariable,
  kTemporary
};

struct Local {
  std::string name;  // empty for temporaries
  TypeId type = kNone;
  LocalRole role = LocalRole::kTemporary;
  Range range;
  bool operator==(const Local&) const = default;
};

// What decides a branch. A condition that is no plain local's truth value has
// a `place` that is nothing.
struct Condition {
  Place place;
  bool is_negated = false;
  bool operator==(const Condition&) const = default;
};

enum class TerminatorKind : std::uint8_t {
  kGoto,         // to targets[0]
  kBranch,       // targets[0] if the condition holds, else targets[1]
  kSwitch,       // to one of targets
  kReturn,       // leaves the function
  kUnwind,       // leaves the function with an exception
  kUnreachable,  // [[noreturn]] call before it
};

struct Terminator {
  TerminatorKind kind = TerminatorKind::kReturn;
  Condition condition;
  std::vector<BlockId> targets;
  Range range;
  bool operator==(const Terminator&) const = default;
};

struct Block {
  std::vector<Event> events;
  Terminator terminator;
  BlockId unwind = kNone;  // where an exception out of an event here goes
  bool operator==(const Block&) const = default;
};

// What Clang's thread-safety attributes say about a function.
enum class LockContract : std::uint8_t {
  kRequires,
  kRequiresShared,
  kAcquires,
  kAcquiresShared,
  kTryAcquires,
  kReleases,
  kExcludes,
  kAsserts,
  kReturnsLock,
  kNotChecked
};

struct Annotation {
  LockContract contract = LockContract::kRequires;
  Place lock;  // rooted at a parameter, `this` or a global
  bool operator==(const Annotation&) const = default;
};

enum class FunctionFlag : std::uint32_t {
  kMethod = 1u << 0,  // has `this`
  kConstructor = 1u << 1,
  kDestructor = 1u << 2,
  kLambda = 1u << 3,
  kCoroutine = 1u << 4,
  kConst = 1u << 5,
  kVirtual = 1u << 6,
  kPublic = 1u << 7,  // or a free function
  kProtected = 1u << 8,
  kInternal = 1u << 9,  // static or in an unnamed namespace
  kNoexcept = 1u << 10,
  kMain = 1u << 11,
  kInstantiation = 1u << 12,
  kImplicit = 1u << 13,       // made by the compiler
  kCopyOperation = 1u << 14,  // copy constructor or copy assignment
  kMoveOperation = 1u << 15,
  kStatic = 1u << 16,      // static member function
  kUnitTest = 1u << 17,    // body of a test macro (TEST, TEST_CASE)
  kThreadRoot = 1u << 18,  // runs on a thread that nobody sees started
  kSetup = 1u << 19,       // runs before other threads know of its object
};

struct Function {
  std::string name;  // qualified, as the user would say it: `Pool::submit`
  std::string usr;
  std::uint32_t flags = 0;
  TypeId record = kNone;      // class of a method; closure type of a lambda
  FunctionId parent = kNone;  // function a lambda is written in
  std::vector<Local> locals;
  std::uint32_t parameters = 0;  // locals[1..parameters], `this` included
  std::vector<Annotation> annotations;
  std::vector<std::string> overrides;  // usr of each method it overrides
  std::vector<Block> blocks;
  std::string instance;  // template arguments, when an instantiation
  Range range;           // of the name
  Range body;

  bool is(FunctionFlag f) const {
    return flags & static_cast<std::uint32_t>(f);
  }
  void add(FunctionFlag f) { flags |= static_cast<std::uint32_t>(f); }
  bool operator==(const Function&) const = default;
};

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_FUNCTION_H_
