// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One translation unit as the checks see it: everything lower/ found out, and
// nothing of Clang. Functions whose body stands in a system header are not
// here; calls to them are modelled by the vocabulary or named in `callees`.
// A Module is immutable after lowering and may be read by several threads.

#ifndef FEARLESS_CHECKER_IR_MODULE_H_
#define FEARLESS_CHECKER_IR_MODULE_H_

#include <string>
#include <vector>

#include "checker/ir/function.h"
#include "checker/ir/rewrite.h"

namespace fearless::ir {

struct File {
  std::string path;  // as opened; render/ makes it relative
  bool is_main = false;
  bool operator==(const File&) const = default;
};

// A function that is called somewhere, defined here or not.
struct Callee {
  std::string name;  // qualified
  std::string usr;
  FunctionId function = kNone;  // its body, if this module has it
  bool is_virtual = false;      // the call is dispatched at run time
  bool is_const = false;        // const method
  bool is_method = false;       // args[0] is the object
  bool is_noexcept = false;
  bool is_system = false;  // declared in a system header
  // By their names:
  bool hands_over = false;     // leaves something to another thread
  bool is_ender = false;       // ends what its object does
  bool keeps_for_end = false;  // what it is given is called when that happens
  std::string instead;         // what to call where several threads may
  std::vector<Annotation> annotations;  // of the declaration
  bool operator==(const Callee&) const = default;
};

// A NOLINT comment, as written.
struct Suppression {
  enum class Kind : std::uint8_t { kLine, kNextLine, kBegin, kEnd };
  Kind kind = Kind::kLine;
  std::string checks;  // between the parentheses; empty: all
  bool has_list = false;
  std::string reason;  // after the colon
  Range range;
  bool operator==(const Suppression&) const = default;
};

// What could not be analysed, in words for the user.
struct Problem {
  enum class Kind : std::uint8_t {
    kCompileError,  // the unit has errors; analysed as far as possible
    kBudget,        // a function was too large; it was left out
    kNote,          // nothing is lost: a stripped flag, ...
  };
  Kind kind = Kind::kNote;
  std::string text;
  Range range;
  bool operator==(const Problem&) const = default;
};

struct Module {
  std::string main_file;
  std::vector<File> files;
  std::vector<Type> types;
  std::vector<Field> fields;
  std::vector<Global> globals;
  std::vector<Callee> callees;
  std::vector<Function> functions;
  std::vector<Suppression> suppressions;
  std::vector<Rewrite> rewrites;
  std::vector<Problem> problems;
  bool operator==(const Module&) const = default;
};

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_MODULE_H_
