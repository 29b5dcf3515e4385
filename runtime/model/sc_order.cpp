// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// seq_cst, exactly: RC11's relation psc of seq_cst accesses and fences must be
// without cycles. It is weaker than a total order in which happens-before is
// contained, and stronger than acquire and release.
//
//   psc  = psc_base | psc_fence
//   base   a, or what a fence a happens before; then scb; then b, or what
//          happens before a fence b
//   scb    program order; happens-before on one atomic; modification order;
//          reads-before; and from what follows a on another place,
//          happens-before, to what precedes b on another place
//   fence  a happens before b, or before x, from which modification order and
//          reads lead to a y that happens before b

#include <algorithm>

#include "runtime/model/memory.h"

namespace fearless::detail::model {

// Two accesses of one atomic are ordered by these: stores by rank, loads after
// what they read and before the next store. A store that is not in the graph
// yet, with the rank of the one that it will come before, is between.
std::uint32_t Memory::position(const Action& action) const noexcept {
  if (!action.writes) return 4 * rank_read(action) + 1;
  const bool is_in =
      &action >= actions_.data() && &action < actions_.data() + actions_.size();
  return is_in ? 4 * action.rank : 4 * action.rank - 2;
}

// Would the graph with this event, the last of its thread, have no cycle? All
// that leads out of it is to later stores of its atomic: one who reads the
// newest, or stores it, makes none.
bool Memory::keeps_seq_cst_order(const Action& last) const {
  std::vector<const Action*> order;
  for (const Action& action : actions_) {
    if (action.is_seq_cst) order.push_back(&action);
  }
  std::vector<bool> is_reached(order.size(), false);
  std::vector<const Action*> todo = {&last};
  while (!todo.empty()) {
    const Action& from = *todo.back();
    todo.pop_back();
    if (&from != &last && is_before_in_seq_cst(from, last)) return false;
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (is_reached[i] || !is_before_in_seq_cst(from, *order[i])) continue;
      is_reached[i] = true;
      todo.push_back(order[i]);
    }
  }
  return true;
}

// psc, of two different events.
bool Memory::is_before_in_seq_cst(const Action& a, const Action& b) const {
  if (&a == &b) return false;
  if (!a.is_fence && !b.is_fence) return is_before_by_access(a, b);
  if (a.is_fence && b.is_fence && happens_before(a, b)) return true;
  const bool both = a.is_fence && b.is_fence;
  const auto leads_to_b = [&](const Action& x) {
    if (!b.is_fence) return is_before_by_access(x, b);
    for (const Action& y : actions_) {
      if (&y != &b && !happens_before(y, b)) continue;
      if (is_before_by_access(x, y)) return true;
      if (both && &x != &a && &y != &b && x.object == y.object &&
          (x.reads || x.writes) && (y.reads || y.writes) &&
          position(x) < position(y)) {
        return true;
      }
    }
    return false;
  };
  if (leads_to_b(a)) return true;
  if (!a.is_fence) return false;
  return std::any_of(actions_.begin(), actions_.end(), [&](const Action& x) {
    return happens_before(a, x) && leads_to_b(x);
  });
}

// scb.
bool Memory::is_before_by_access(const Action& a,
                                 const Action& b) const noexcept {
  if (a.tid == b.tid) {
    if (a.time < b.time) return true;
  }
  const bool is_a = a.reads || a.writes;
  const bool is_b = b.reads || b.writes;
  if (is_a && is_b && a.object == b.object) {
    if (&a != &b && b.writes && position(a) < position(b)) return true;
    if (happens_before(a, b)) return true;
  }
  return has_way_round(a, b);
}

bool Memory::has_way_round(const Action& a, const Action& b) const noexcept {
  const auto is_elsewhere = [&](const Action& other, const Action& one) {
    return other.is_fence || one.is_fence ? other.is_fence != one.is_fence
                                          : other.object != one.object;
  };
  const Action* next = nullptr;
  for (const Index at : of_thread_[a.tid]) {
    const Action& other = (*this)[at];
    if (other.time > a.time && is_elsewhere(other, a)) {
      next = &other;
      break;
    }
  }
  if (!next) return false;
  const auto& before = of_thread_[b.tid];
  for (auto at = before.rbegin(); at != before.rend(); ++at) {
    const Action& other = (*this)[*at];
    if (other.time < b.time && is_elsewhere(other, b)) {
      return next == &other || happens_before(*next, other);
    }
  }
  return false;
}

}  // namespace fearless::detail::model
