// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Wakeup trees: what is still to be run from a node, as sequences that share
// their beginnings (optimal.cpp says what for).

#ifndef FEARLESS_RUNTIME_MODEL_WAKEUP_H_
#define FEARLESS_RUNTIME_MODEL_WAKEUP_H_

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "runtime/model/access.h"
#include "runtime/model/bytes.h"
#include "runtime/model/execution.h"

namespace fearless::detail::model {

struct Step {
  Choice choice;
  // Asleep since above the depth of a division.
  bool is_inherited = false;
  Accesses accesses;
  bool is_dependent(Tid tid, const Accesses& touched) const noexcept {
    return choice.tid == tid || accesses.conflict(touched);
  }
};

using Sequence = std::vector<const Step*>;

// A step that is to be taken, and what is to be run after it. A tree is its
// oldest first step, null if it has none.
struct Wakeup {
  Step step;
  Wakeup* children = nullptr;
  Wakeup* next = nullptr;  // that may be taken instead
};

// The trees of a search, in memory that is used again: they are made and taken
// apart all the time.
class Wakeups {
 public:
  // Adds the sequence, unless something in the tree leads to its class.
  void insert(Wakeup*& tree, const Sequence& v);
  // Adds a step after the others.
  void append(Wakeup*& tree, const Step& step);
  // Takes the oldest step off, and gives what is to be run after it.
  Wakeup* take_first(Wakeup*& tree) noexcept;
  void drop(Wakeup*& tree) noexcept;

  // What load() takes.
  static void save(std::string& bytes, const Wakeup* tree);
  Wakeup* load(Reader& bytes);

 private:
  Wakeup* make(const Step& step);

  std::deque<Wakeup> all_;
  Wakeup* spare_ = nullptr;  // by next
  Sequence rest_;            // of insert(), which is called often
};
std::size_t size(const Wakeup* tree) noexcept;

// Could the sequence as well begin with this step?
bool is_weak_initial(const Step& step, const Sequence& v) noexcept;

void put(std::string& bytes, const Step& step);
Step get_step(Reader& bytes);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_WAKEUP_H_
