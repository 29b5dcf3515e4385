// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/lock_cycles.h"

#include <algorithm>

#include "checker/link/lock_identity.h"
#include "checker/link/race_rules.h"

namespace fearless::link {
namespace {

using analysis::HeldLock;
using analysis::kOwnThread;
using analysis::Operation;
using ir::FunctionFlag;
using ir::FunctionId;
using ir::Mode;
using ir::Place;

constexpr std::size_t kLongest = 4;
constexpr std::size_t kMostOrders = 3000;

class Search {
 public:
  Search(const Program::Knowledge& k, const LockOrders& orders)
      : k_(k), all_(orders), writers_(k) {}

  std::vector<LockCycle> run() {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
      if (has_threads(id)) look_in(all_.within(id), false);
    look_in(all_.of_roots(), true);
    return std::move(found_);
  }

 private:
  bool has_threads(FunctionId id) const {
    const auto& operations = k_.facts.functions[id].operations;
    return std::any_of(operations.begin(), operations.end(),
                       [](const Operation& operation) {
                         return operation.thread != kOwnThread;
                       });
  }

  void look_in(std::vector<LockOrder> orders, bool in_two_calls) {
    if (orders.size() > kMostOrders) orders.resize(kMostOrders);
    in_two_calls_ = in_two_calls;
    orders_ = std::move(orders);
    for (std::size_t i = 0; i < orders_.size(); ++i) {
      if (is_of_one_kind(orders_[i])) {
        by_itself(i);
        climb(i);
      }
      LockCycle cycle;
      cycle.is_certain = true;
      extend(i, i, cycle);
    }
  }

  // Continues `cycle` with order `i`; all others come after `first`.
  void extend(std::size_t first, std::size_t i, LockCycle& cycle) {
    const LockOrder& order = orders_[i];
    // Two objects of one class: nobody knows which, but see by_itself().
    if (is_of_one_kind(order) && (in_two_calls_ || !is_exact(order))) return;
    for (const LockOrder& other : cycle.orders)
      if (!may_meet(order, other)) return;
    bool was_certain = cycle.is_certain;
    cycle.orders.push_back(order);
    const LockOrder& start = orders_[first];
    Same closes = same(order, order.second(), start, start.first());
    if (closes != Same::kNo && cycle.orders.size() > 1 &&
        blocks(order, start)) {
      cycle.is_certain = was_certain && closes == Same::kSurely;
      add(cycle);
    } else if (cycle.orders.size() < kLongest) {
      for (std::size_t next = first + 1; next < orders_.size(); ++next) {
        Same goes_on =
            same(order, order.second(), orders_[next], orders_[next].first());
        if (goes_on == Same::kNo || !blocks(order, orders_[next])) continue;
        cycle.is_certain = was_certain && goes_on == Same::kSurely;
        extend(first, next, cycle);
      }
    }
    cycle.is_certain = was_certain;
    cycle.orders.pop_back();
  }

  bool is_exact(const LockOrder& order) const {
    analysis::Frame frame = k_.frame(order.frame);
    return !is_vague(frame, order.first()) && !is_vague(frame, order.second());
  }

  // `transfer(a, b)` beside `transfer(b, a)`.
  void by_itself(std::size_t i) {
    const LockOrder& order = orders_[i];
    if (!are_interchangeable(k_.frame(order.frame), order) ||
        !blocks(order, order))
      return;
    for (std::size_t j = 0; j < orders_.size(); ++j) {
      const LockOrder& other = orders_[j];
      bool is_alike = i == j || (other.first() == order.first() &&
                                 other.second() == order.second());
      if (!is_alike || (in_two_calls_ && i != j)) continue;
      if (!run_at_once(order, other) || is_gated(order, other)) continue;
      LockCycle cycle;
      cycle.orders = {order};
      return add(cycle);
    }
  }

  // One goes from a parent to a child, the other from a child to its parent.
  void climb(std::size_t i) {
    for (std::size_t j = i + 1; j < orders_.size(); ++j) {
      if (!are_opposite(k_.frame(orders_[i].frame), orders_[i],
                        k_.frame(orders_[j].frame), orders_[j]) ||
          !run_at_once(orders_[i], orders_[j]) ||
          is_gated(orders_[i], orders_[j]) || !blocks(orders_[i], orders_[j]) ||
          !blocks(orders_[j], orders_[i]))
        continue;
      LockCycle cycle;
      cycle.orders = {orders_[i], orders_[j]};
      add(cycle);
    }
  }

  bool may_meet(const LockOrder& a, const LockOrder& b) const {
    return same(a, a.first(), b, b.first()) == Same::kNo && run_at_once(a, b) &&
           !is_gated(a, b);
  }

  bool are_two_calls(const LockOrder& a, const LockOrder& b) const {
    return in_two_calls_ &&
           (a.frame != b.frame ||
            (a.wants->thread == kOwnThread && b.wants->thread == kOwnThread));
  }

  bool run_at_once(const LockOrder& a, const LockOrder& b) const {
    if (!are_two_calls(a, b)) return run_beside_each_other(*a.wants, *b.wants);
    return !is_private(a) && !is_private(b);
  }

  // Nobody else knows an object that is being made or destroyed.
  bool is_private(const LockOrder& order) const {
    const ir::Function& function = k_.module.functions[order.frame];
    bool is_alone = function.is(FunctionFlag::kConstructor) ||
                    function.is(FunctionFlag::kDestructor);
    return is_alone && order.wants->thread == kOwnThread &&
           (is_in_this(order.first()) || is_in_this(order.second()));
  }

  Same same(const LockOrder& a, const Place& one, const LockOrder& b,
            const Place& other) const {
    return are_two_calls(a, b)
               ? same_in_two_calls(k_.frame(a.frame), one, k_.frame(b.frame),
                                   other)
               : same_in_one_call(k_.frame(a.frame), one, other);
  }

  // A lock that both hold lets only one of them go on.
  bool is_gated(const LockOrder& a, const LockOrder& b) const {
    auto is_part = [&](const Place& lock) {
      ir::FieldId member = lock_member(lock);
      for (const LockOrder* order : {&a, &b})
        for (const Place& own : {order->first(), order->second()})
          if (own == lock || (in_two_calls_ && member != ir::kNone &&
                              lock_member(own) == member))
            return true;
      return false;
    };
    for (const HeldLock& mine : a.wants->locks)
      for (const HeldLock& theirs : b.wants->locks) {
        bool both_shared =
            mine.mode == Mode::kShared && theirs.mode == Mode::kShared;
        if (!both_shared && !is_part(mine.lock) && !is_part(theirs.lock) &&
            same(a, mine.lock, b, theirs.lock) != Same::kNo)
          return true;
      }
    return false;
  }

  // Two readers do not wait for each other, but for a writer in between.
  bool blocks(const LockOrder& wants, const LockOrder& holds) const {
    bool both_shared =
        wants.wants->mode == Mode::kShared && holds.held->mode == Mode::kShared;
    return !both_shared || writers_.has(wants.second());
  }

  void add(const LockCycle& cycle) {
    found_.push_back(cycle);
    found_.back().is_assumed = in_two_calls_;
  }

  const Program::Knowledge& k_;
  const LockOrders& all_;
  Writers writers_;
  std::vector<LockOrder> orders_;
  bool in_two_calls_ = false;
  std::vector<LockCycle> found_;
};

}  // namespace

std::vector<LockCycle> find_lock_cycles(const Program::Knowledge& knowledge,
                                        const LockOrders& orders) {
  return Search(knowledge, orders).run();
}

}  // namespace fearless::link
