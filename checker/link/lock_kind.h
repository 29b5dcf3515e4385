// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether the thread that holds a lock may take it again: by its type, or
// because it was made with attributes that nobody reads here (a pthread mutex).
// Built once for a program, linear in its events.

#ifndef FEARLESS_CHECKER_LINK_LOCK_KIND_H_
#define FEARLESS_CHECKER_LINK_LOCK_KIND_H_

#include <set>

#include "checker/link/knowledge.h"

namespace fearless::link {

class LockKinds {
 public:
  explicit LockKinds(const Program::Knowledge& knowledge);
  bool may_be_recursive(const analysis::Frame& frame,
                        const ir::Place& lock) const;

 private:
  // A member, or a global.
  using Lock = std::pair<bool, std::uint32_t>;
  static Lock key_of(const ir::Place& lock);
  std::set<Lock> with_attributes_;
};

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_LOCK_KIND_H_
