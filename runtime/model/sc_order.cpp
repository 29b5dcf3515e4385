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
// newest, or stores it, makes none. What leads out of it leads out of seq_cst
// fences before it, too.
bool Memory::keeps_seq_cst_order(const Action& last) const {
  std::vector<const Action*> order;
  std::vector<const Action*> starts;
  for (const Action& action : actions_) {
    if (!action.is_seq_cst) continue;
    order.push_back(&action);
    if (action.is_fence && happens_before(action, last)) {
      starts.push_back(&action);
    }
  }
  if (last.is_seq_cst) {
    order.push_back(&last);
    starts.push_back(&last);
  }
  return std::none_of(starts.begin(), starts.end(), [&](const Action* start) {
    std::vector<bool> is_reached(order.size(), false);
    std::vector<const Action*> todo = {start};
    while (!todo.empty()) {
      const Action* const from = todo.back();
      todo.pop_back();
      for (std::size_t i = 0; i < order.size(); ++i) {
        if (is_reached[i] || !is_before_in_seq_cst(*from, *order[i], last)) {
          continue;
        }
        if (order[i] == start) return true;
        is_reached[i] = true;
        todo.push_back(order[i]);
      }
    }
    return false;
  });
}

// psc, of two different events.
bool Memory::is_before_in_seq_cst(const Action& a, const Action& b,
                                  const Action& last) const {
  if (&a == &b) return false;
  if (!a.is_fence && !b.is_fence) return is_before_by_access(a, b);
  const bool both = a.is_fence && b.is_fence;
  if (both && happens_before(a, b)) return true;
  const auto leads_to_b = [&](const Action& x) {
    if (is_before_by_access(x, b)) return true;
    return b.is_fence &&
           std::any_of(actions_.begin(), actions_.end(), [&](const Action& y) {
             return happens_before(y, b) &&
                    (is_before_by_access(x, y) ||
                     (both && &x != &a && is_before_on_place(x, y)));
           });
  };
  if (leads_to_b(a)) return true;
  if (!a.is_fence) return false;
  if (happens_before(a, last) && leads_to_b(last)) return true;
  return std::any_of(actions_.begin(), actions_.end(), [&](const Action& x) {
    return happens_before(a, x) && leads_to_b(x);
  });
}

// eco: modification order, reads, and reads before stores.
bool Memory::is_before_on_place(const Action& a,
                                const Action& b) const noexcept {
  return (a.reads || a.writes) && (b.reads || b.writes) &&
         a.object == b.object && position(a) < position(b);
}

// scb.
bool Memory::is_before_by_access(const Action& a,
                                 const Action& b) const noexcept {
  if (a.tid == b.tid && a.time < b.time) return true;
  if (b.writes && is_before_on_place(a, b)) return true;
  if ((a.reads || a.writes) && (b.reads || b.writes) && a.object == b.object &&
      happens_before(a, b)) {
    return true;
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
