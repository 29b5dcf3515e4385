// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Threads that nobody waits for, and where that is best put right:
//  - in a class that starts a thread in a member and, all of it being in
//    sight, never does anything else with it: at the destructor or the member;
//  - where a handle is emptied or written over;
//  - at the way out on which a handle dies that is joined on another one;
//  - at the start of a thread that nobody joins at all;
//  - where `main` lets a thread go and then only returns.
//
// Cost: linear in the events of a module.

#ifndef FEARLESS_CHECKER_LINK_UNJOINED_H_
#define FEARLESS_CHECKER_LINK_UNJOINED_H_

#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

struct Unjoined {
  enum class Why : std::uint8_t {
    kClass,  // `where` is its destructor, or the member
    kEmptied,
    kReplaced,
    kWayOut,
    kNeverJoined,
    kMainReturns,
  };
  ir::FunctionId frame = ir::kNone;  // whose places these are
  Why why = Why::kNeverJoined;
  ir::Range where;
  analysis::LiveThread thread;
  ir::Place handle;
  ir::Range dies;    // where the handle does, if that is elsewhere
  ir::Range joined;  // another way, on which it is
  bool is_unwinding = false;
  bool terminates = true;  // false: the handle is lost, and that is all
};

std::vector<Unjoined> find_unjoined(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_UNJOINED_H_
