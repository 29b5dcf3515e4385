// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What an IR text declares, by name, collected before it is parsed so that a
// name may be used above its declaration. Looks at lines that start with
// `type`, `field`, `global`, `callee` or `function` and at nothing else.

#ifndef FEARLESS_CHECKER_IR_NAME_TABLE_H_
#define FEARLESS_CHECKER_IR_NAME_TABLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/ir/place.h"
#include "llvm/ADT/StringMap.h"

namespace fearless::ir {

class NameTable {
 public:
  struct Entry {
    std::uint32_t id = kNone;  // of the first with this name
    std::uint32_t uses = 0;    // how many have it
  };

  // Gives `name` the next id.
  void add(std::string_view name);
  Entry find(std::string_view name) const { return entries_.lookup(name); }
  std::uint32_t size() const {
    return static_cast<std::uint32_t>(names_.size());
  }
  const std::string& operator[](std::uint32_t id) const { return names_[id]; }
  void clear();

 private:
  llvm::StringMap<Entry> entries_;
  std::vector<std::string> names_;
};

struct DeclaredNames {
  explicit DeclaredNames(std::string_view text);
  NameTable types, fields, globals, callees, functions;

 private:
  void line(std::string_view text);
  NameTable* table(std::string_view word);
};

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_NAME_TABLE_H_
