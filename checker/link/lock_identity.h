// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether two places name one lock. Within one call of a function equal places
// do, and one that a pointer leads to may be any of its kind. Of two calls,
// globals and members of `this` are the same; a member of some object may be
// that of the other call's.

#ifndef FEARLESS_CHECKER_LINK_LOCK_IDENTITY_H_
#define FEARLESS_CHECKER_LINK_LOCK_IDENTITY_H_

#include <cstdint>
#include <set>

#include "checker/link/lock_orders.h"

namespace fearless::link {

enum class Same : std::uint8_t { kNo, kMaybe, kSurely };

Same same_in_one_call(const analysis::Frame& frame, const ir::Place& a,
                      const ir::Place& b);
Same same_in_two_calls(const analysis::Frame& frame, const ir::Place& a,
                       const analysis::Frame& other_frame, const ir::Place& b);

// Through a pointer of which the function does not know where it leads.
bool is_vague(const analysis::Frame& frame, const ir::Place& lock);
// In the object of the method.
bool is_in_this(const ir::Place& lock);
// Another call may have the two objects the other way round: two arguments,
// two elements.
bool are_interchangeable(const analysis::Frame& frame, const LockOrder& order);
// One goes down to what an object owns, the other up to what owns it.
bool are_opposite(const analysis::Frame& frame, const LockOrder& a,
                  const analysis::Frame& other_frame, const LockOrder& b);

// The locks that somebody takes exclusively.
class Writers {
 public:
  explicit Writers(const Program::Knowledge& knowledge);
  bool has(const ir::Place& lock) const;

 private:
  std::set<ir::FieldId> members_;
  std::set<ir::GlobalId> globals_;
  bool has_other_ = false;
};

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_LOCK_IDENTITY_H_
