// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same member in different functions. Each function has its own name for
// an object (`this`, `queue`, `*argument`), but what belongs together in one
// object of a class belongs together in each: the condition variable, its
// mutex, its flag. So places are compared from the object on.

#ifndef FEARLESS_CHECKER_LINK_MEMBERS_H_
#define FEARLESS_CHECKER_LINK_MEMBERS_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/analysis/typing.h"

namespace fearless::link {

// A name that is equal for equal places of one function.
std::string print_place(const ir::Module& module, const ir::Place& place);

// `place` as a member of an object of a class, or as a global.
struct Member {
  ir::Place object;   // in the function's terms; nothing: a global
  std::string owner;  // usr of the class, or of the global
  std::string path;   // from the object on
  std::string name() const { return owner + path; }
};

// The objects that `place` is a member of, the innermost first, or the global
// that it is; none for locals and captured variables.
std::vector<Member> members_of(const analysis::Frame& frame,
                               const ir::Place& place);
// The name of `place` seen from the object of `member`; none if it is no part
// of it, and no global.
std::optional<std::string> relative_to(const analysis::Frame& frame,
                                       const ir::Place& place,
                                       const Member& member);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_MEMBERS_H_
