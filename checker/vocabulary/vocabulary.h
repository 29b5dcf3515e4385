// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the functions and types of libraries mean, as data. Each library is one
// YAML file of this folder, embedded into the binary; a user's own file is
// loaded after them and wins. lower/ asks by qualified name and turns the
// effects into IR events. Names are written without inline namespaces
// (`std::__cxx11`, `absl::lts_*`), template arguments and parameter lists;
// a conversion function may be asked for as `C::operator T`.
// A class that is `like` another answers with the other's functions where it
// has none of that name itself. Look-up is a hash of the name, then of the
// overloads; immutable once loaded, so any thread may ask. README.md of this
// folder is the reference for writers.

#ifndef FEARLESS_CHECKER_VOCABULARY_VOCABULARY_H_
#define FEARLESS_CHECKER_VOCABULARY_VOCABULARY_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checker/vocabulary/model.h"
#include "checker/vocabulary/overload_sets.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"

namespace fearless::vocabulary {

// What names tell, asked only where neither a model nor a body does.
enum class Named : std::uint8_t {
  kThreadRoot,  // runs on a thread of its own though no spawn is seen, such as
                // `QThread::run` and what overrides it
  kKeeper,      // keeps a callable that it is given, to run it later
  kObserver,    // a class: its virtual functions call back
  kSetup,       // a method that runs before others know of the object
  kThreadTest,  // says whether this is the thread that an object is kept to
  kHandOver,    // leaves something to another thread
  kEnder,       // a method that ends what its object does
  kEndKeeper,   // is given what is called when that happens
};

// Their keys in a file, in that order.
inline constexpr std::array<llvm::StringLiteral, 8> kNamedKeys = {
    "thread-roots", "keepers",    "observers", "setups",
    "thread-tests", "hand-overs", "enders",    "end-keepers"};

// Patterns, which may hold `*`.
using NamedLists = std::array<std::vector<std::string>, kNamedKeys.size()>;

class Vocabulary {
 public:
  // The libraries that ship with the tool. Never fails: a test loads them.
  static Vocabulary builtin();

  // Adds the models of a YAML text; `file` is for messages only. A function,
  // type or global that was known before is replaced. On error nothing is
  // added and the error says file:line:column, what is wrong and what is
  // allowed there.
  llvm::Error add(llvm::StringRef text, llvm::StringRef file);

  // A call of `name` with these argument types (as spelled, without
  // references and cv); nullptr when nothing is known.
  const FunctionModel* find_function(
      std::string_view name, const std::vector<std::string>& argument_types,
      bool is_const) const;
  // Whether anything is said about a function of this name: a quick filter.
  bool knows_function(std::string_view name) const;
  // Falls back on what is said of a whole namespace: `std::*`.
  const TypeModel* find_type(std::string_view name) const;
  // Whether the name says so: one of those listed under that key.
  bool is_named(Named as, std::string_view name) const;
  // Globals of which any use by several threads is fine, though their type
  // would not say so: `std::cout`. An access to one is no event.
  bool is_synchronized(std::string_view global) const;
  // Functions that must not be called by what handles a signal: they may have
  // been interrupted in the middle of a change. `is_quiet`: one that changes
  // nothing or allocates nothing, and is not meant where `C::*` is listed.
  bool is_signal_unsafe(std::string_view name, bool is_quiet) const;

 private:
  friend class Loader;
  friend struct Packing;

  // The name, in the namespace under which it is described.
  std::string described(llvm::StringRef name) const;
  bool matches(llvm::StringRef pattern, llvm::StringRef type) const;
  bool fits(const FunctionModel& model,
            const std::vector<std::string>& argument_types,
            bool is_const) const;
  const Overloads* overloads(llvm::StringRef name) const;
  const Overloads* own_overloads(llvm::StringRef name) const;

  OverloadSets sets_;
  llvm::StringMap<std::uint32_t> functions_;  // name to index into sets_
  llvm::StringMap<std::string> like_;         // class to the class it is like
  llvm::StringMap<TypeModel> types_;
  // `boost::asio::` is described as `asio::`.
  std::vector<std::pair<std::string, std::string>> namespaces_;
  NamedLists named_;
  std::vector<std::string> signal_unsafe_;  // patterns, too
  llvm::StringSet<> synchronized_;
};

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_VOCABULARY_H_
