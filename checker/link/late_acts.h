// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which acts that rely on an earlier look can be overtaken by another thread:
// those that two threads may be at, at the same time. In a program whose
// threads are in sight that is read off them. In a library it is assumed of
// what anybody may call, where the class has the lock that it gives back: who
// writes a lock for it means it for several threads. A flag that only ever
// goes one way may be set twice.
//
// Cost: linear in the acts, times the accesses of a root.

#ifndef FEARLESS_CHECKER_LINK_LATE_ACTS_H_
#define FEARLESS_CHECKER_LINK_LATE_ACTS_H_

#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

struct Overtaken {
  ir::FunctionId frame = ir::kNone;  // whose places those of `late` are
  analysis::LateAct late;
  // A thread that is at it, if one is in sight.
  analysis::ThreadId thread = analysis::kOwnThread;
  bool is_assumed = false;  // "two threads may call it at once"
};

std::vector<Overtaken> find_overtaken(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_LATE_ACTS_H_
