// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Wakeup trees: what is still to be run from a node, as sequences that share
// their beginnings (optimal.cpp says what for).

#ifndef FEARLESS_RUNTIME_MODEL_WAKEUP_H_
#define FEARLESS_RUNTIME_MODEL_WAKEUP_H_

#include <string>
#include <vector>

#include "runtime/model/access.h"
#include "runtime/model/bytes.h"
#include "runtime/model/execution.h"

namespace fearless::detail::model {

struct Step {
  Choice choice;
  Accesses accesses;
  // Asleep since above the depth of a division.
  bool is_inherited = false;
  bool is_dependent(const Step& other) const noexcept {
    return choice.tid == other.choice.tid || accesses.conflict(other.accesses);
  }
};

struct Wakeup {
  Step step;
  std::vector<Wakeup> children;
};

using Sequence = std::vector<Step>;

// Could the sequence as well begin with this step?
bool is_weak_initial(const Step& step, const Sequence& v) noexcept;
// Adds the sequence, unless something in the tree leads to its class.
void insert_into(std::vector<Wakeup>& tree, const Sequence& sequence);

void put(std::string& bytes, const Step& step);
Step get_step(Reader& bytes);
void put(std::string& bytes, const std::vector<Wakeup>& tree);
std::vector<Wakeup> get_tree(Reader& bytes);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_WAKEUP_H_
