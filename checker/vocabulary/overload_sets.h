// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What functions named together have in common: their overloads, by number. A
// set that came packed is unpacked when somebody asks for it first, since a
// file calls a few of the thousands of functions that are described.

#ifndef FEARLESS_CHECKER_VOCABULARY_OVERLOAD_SETS_H_
#define FEARLESS_CHECKER_VOCABULARY_OVERLOAD_SETS_H_

#include <cstddef>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

#include "checker/vocabulary/model.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::vocabulary {

using Overloads = std::vector<FunctionModel>;

// Any thread may ask; adding is for one alone.
class OverloadSets {
 public:
  std::size_t size() const { return sets_.size(); }
  const Overloads& operator[](std::size_t number) const {
    return sets_[number].get();
  }
  Overloads& add() { return sets_.emplace_back().models; }
  // `packed` must outlive this.
  void add_packed(llvm::StringRef packed) {
    sets_.emplace_back().packed = packed;
  }

 private:
  struct Set {
    llvm::StringRef packed;  // empty: it came unpacked
    mutable std::once_flag is_unpacked;
    mutable Overloads models;

    Set() = default;
    Set(const Set& other)
        : packed(other.packed),
          models(packed.empty() ? other.models : Overloads()) {}
    const Overloads& get() const;
  };

  std::deque<Set> sets_;  // in place for good: a flag cannot move
};

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_OVERLOAD_SETS_H_
