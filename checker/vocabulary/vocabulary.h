// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the functions and types of libraries mean, as data. Each library is one
// YAML file of this folder, embedded into the binary; a user's own file is
// loaded after them and wins. lower/ asks by qualified name and turns the
// effects into IR events. Names are written without inline namespaces
// (`std::__cxx11`, `absl::lts_*`), template arguments and parameter lists.
// Look-up is a hash of the name, then of the overloads; immutable once loaded,
// so any thread may ask. README.md of this folder is the reference for writers.

#ifndef FEARLESS_CHECKER_VOCABULARY_VOCABULARY_H_
#define FEARLESS_CHECKER_VOCABULARY_VOCABULARY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/ir/event.h"
#include "checker/ir/type.h"
#include "llvm/Support/Error.h"

namespace fearless::vocabulary {

// Which operand of a call an effect speaks of.
struct Selector {
  enum class Kind : std::uint8_t {
    kNothing, kThis, kArgument, kRest, kResult, kAllArguments
  };
  Kind kind = Kind::kNothing;
  std::uint32_t index = 0;       // kArgument; kRest: first of the rest
  std::vector<ir::Step> steps;   // `this.*`, `arg0[]`: further into it
  bool operator==(const Selector&) const = default;
};

enum class EffectKind : std::uint8_t {
  kRead, kWrite, kAtomic,        // subject is accessed
  kBorrow,    // object (default: the result) points into subject afterwards
  kCopy,      // object = subject
  kMove,      // object = std::move(subject)
  kReinit,    // subject has a fresh value
  kKill,      // what subject names is destroyed (unique_ptr::reset: `this.*`)
  kRelinquish,  // owner gives up: result = what subject owned (release())
  kAcquire, kTryAcquire, kRelease, kDisown, kOwnsLock, kAdopt, kDefer,
  kWait, kNotify,
  kSend, kReceive, kClose, kClone,
  kSpawn, kJoin, kDetach, kJoinable,
  kInvoke,    // subject, a callable, is run before the call returns
  kStore,     // object keeps subject, a callable, for later
  kBlock, kThrow, kExit,         // kExit: does not return
  kPure,      // nothing that matters here
  kForward,   // the result *is* subject (std::move, std::forward, std::ref)
};

struct Effect {
  EffectKind kind = EffectKind::kPure;
  Selector subject;
  Selector object;   // guard of an acquire, handle of a spawn, channel of a
                     // send, destination of a copy/move/receive
  Selector extra;    // predicate of a wait; arguments of a spawn
  ir::Mode mode = ir::Mode::kExclusive;
  ir::SpawnKind spawn = ir::SpawnKind::kThread;
  ir::BlockKind block = ir::BlockKind::kOther;
  // The effect happened only if the result is true (or false).
  std::optional<bool> when_result;
  bool is_all = false;    // notify all
  bool is_timed = false;
  bool operator==(const Effect&) const = default;
};

// One overload. The first in file order whose shape fits a call is taken.
struct FunctionModel {
  std::string name;  // `std::thread::thread`; a destructor is not listed
  std::optional<std::uint32_t> min_arguments, max_arguments;  // without `this`
  // Parameter or argument types that must match, by position; `*` matches any.
  std::vector<std::string> argument_types;
  std::optional<bool> on_const;  // only for const / non-const methods
  std::vector<Effect> effects;
};

// When a template's trait depends on its arguments.
struct TraitRule {
  enum class Kind : std::uint8_t { kYes, kNo, kArguments, kStructure };
  Kind kind = Kind::kStructure;  // kStructure: derived from the members
  // kArguments: yes when all these arguments have the needed traits.
  std::vector<std::uint32_t> arguments;
  bool needs_send = false, needs_sync = false;  // of those arguments
  std::string reason;  // kNo: "its reference count is not atomic"
};

struct TypeModel {
  std::string name;
  std::uint32_t roles = 0;  // ir::Role bits
  std::optional<ir::CopyMeaning> copy;
  std::optional<TraitRule> send, sync;
  std::optional<std::uint32_t> pointee;  // which template argument
};

class Vocabulary {
 public:
  // The libraries that ship with the tool. Never fails: a test loads them.
  static Vocabulary builtin();

  // Adds the models of a YAML text; `file` is for messages only. On error
  // nothing is added and the error says file:line:column, what is wrong and
  // what is allowed there.
  llvm::Error add(llvm::StringRef text, llvm::StringRef file);

  // A call of `name` with these argument types (as spelled, without
  // references and cv); nullptr when nothing is known.
  const FunctionModel* find_function(
      std::string_view name, const std::vector<std::string>& argument_types,
      bool is_const) const;
  // Whether anything is said about a function of this name: a quick filter.
  bool knows_function(std::string_view name) const;
  const TypeModel* find_type(std::string_view name) const;
  // Functions whose parameters cross to a thread only by a user's say-so,
  // roots of threads, unit-test macros and the like: see README.md.
  bool is_thread_root(std::string_view name) const;

 private:
  std::unordered_map<std::string, std::vector<FunctionModel>> functions_;
  std::unordered_map<std::string, TypeModel> types_;
  std::vector<std::string> thread_roots_;
};

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_VOCABULARY_H_
