// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/lock_orders.h"

#include <algorithm>
#include <iterator>

#include "checker/link/code_map.h"
#include "checker/link/members.h"

namespace fearless::link {
namespace {

using analysis::Frame;
using analysis::HeldLock;
using analysis::Operation;
using ir::EventKind;
using ir::FieldId;
using ir::FunctionFlag;
using ir::FunctionId;
using ir::Place;
using ir::StepKind;

// Taken by one call, or by one statement that is run again for the next.
bool are_taken_at_once(const HeldLock& held, const Operation& wants) {
  return held.taken.range == wants.site.range &&
         held.taken.calls == wants.site.calls;
}

bool is_held(const Operation& wants) {
  return std::any_of(
      wants.locks.begin(), wants.locks.end(), [&](const HeldLock& held) {
        return held.lock == wants.place && !held.lock.has_index();
      });
}

// What the result `local` of a call was made from: the object of the method.
Place source_of(const ir::Function& function, const Place& local) {
  for (const ir::Block& block : function.blocks)
    for (const ir::Event& event : block.events) {
      bool is_made = event.target == local && !local.is_nothing();
      if (!is_made) continue;
      if (event.kind == EventKind::kCall && !event.args.empty())
        return event.args[0].place;
      if (event.kind == EventKind::kCopy) return event.place;
    }
  return {};
}

// The classes of what `place` is, points at, and is a member of, from step
// `first` on.
std::set<std::string> classes_of(const Frame& frame, const Place& place,
                                 std::size_t first = 0) {
  std::set<std::string> names;
  if (place.is_nothing()) return names;
  for (std::size_t n = first; n <= place.steps.size(); ++n) {
    const ir::Type* type = &analysis::type_at(frame, place.prefix(n));
    while (type->usr.empty() && type->pointee != ir::kNone)
      type = &frame.module.types[type->pointee];
    if (!type->usr.empty()) names.insert(type->usr);
  }
  return names;
}

// Of which classes two different objects are compared.
std::set<std::string> compared_classes(const Frame& frame, const Place& left,
                                       const Place& right) {
  std::size_t common = 0;
  if (left.root == right.root && left.id == right.id) {
    const std::size_t most = std::min(left.steps.size(), right.steps.size());
    while (common < most && left.steps[common] == right.steps[common]) ++common;
    // Two elements of one container.
    if (left == right) common = 0;
    ++common;
  }
  std::set<std::string> both, ours = classes_of(frame, left, common),
                              theirs = classes_of(frame, right, common);
  std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                        std::inserter(both, both.end()));
  return both;
}

bool is_number(const Frame& frame, const Place& place) {
  const ir::Type& type = analysis::type_at(frame, place);
  return place.is_variable() && type.usr.empty() && type.roles == 0 &&
         type.pointee == ir::kNone;
}

// What others may call. Who calls a template with a lambda is in sight.
bool is_open_root(const Program::Knowledge& k, FunctionId id) {
  const ir::Function& function = k.module.functions[id];
  for (std::size_t n = 1; n <= function.parameters; ++n)
    if (analysis::has_role(k.frame(id), Place::local(n).deref(),
                           ir::Role::kClosure) ||
        analysis::has_role(k.frame(id), Place::local(n), ir::Role::kClosure))
      return false;
  return !function.is(FunctionFlag::kMethod) ||
         function.is(FunctionFlag::kPublic);
}

}  // namespace

FieldId lock_member(const Place& lock) {
  for (std::size_t n = lock.steps.size(); n-- > 0;)
    if (lock.steps[n].kind == StepKind::kField) return lock.steps[n].field;
  return ir::kNone;
}

bool is_of_one_kind(const LockOrder& order) {
  FieldId first = lock_member(order.first());
  if (first != lock_member(order.second())) return false;
  if (first != ir::kNone) return true;
  return order.first().root == order.second().root &&
         order.first().id == order.second().id;
}

LockOrders::LockOrders(const Program::Knowledge& knowledge) : k_(knowledge) {
  find_comparisons();
  std::map<std::pair<ir::Range, ir::Range>, LockOrder> against;
  for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
    for (const LockOrder& order : within(id)) {
      FieldId first = lock_member(order.first());
      FieldId second = lock_member(order.second());
      auto owner = [](const Place& lock) {
        return lock.prefix(lock.steps.size() - 1);
      };
      if (first == ir::kNone || second == ir::kNone ||
          owner(order.first()) != owner(order.second()) ||
          !is_declared(second, first))
        continue;
      auto key = std::pair(order.wants->site.range, order.held->taken.range);
      auto [it, is_new] = against.try_emplace(key, order);
      if (!is_new &&
          order.wants->site.calls.size() < it->second.wants->site.calls.size())
        it->second = order;
    }
  for (const auto& [key, order] : against)
    against_declaration_.push_back(order);
  if (k_.is_closed) return;
  for (FunctionId root : k_.roots)
    if (is_open_root(k_, root)) add_root(root);
}

void LockOrders::find_comparisons() {
  for (FunctionId id = 0; id < k_.module.functions.size(); ++id) {
    Frame frame = k_.frame(id);
    for (const ir::Block& block : frame.function.blocks)
      for (const ir::Event& event : block.events) {
        if (event.kind != EventKind::kOrder) continue;
        std::set<std::string>& names = compared_[id];
        if (is_number(frame, event.place) && is_number(frame, event.target))
          names.insert("");
        names.merge(compared_classes(frame, event.place, event.target));
        names.merge(compared_classes(frame,
                                     source_of(frame.function, event.place),
                                     source_of(frame.function, event.target)));
      }
  }
}

bool LockOrders::compares(FunctionId function, const Place& lock,
                          const Frame& frame) const {
  auto it = compared_.find(function);
  if (it == compared_.end()) return false;
  if (lock.has_index() && it->second.contains("")) return true;
  std::set<std::string> names = classes_of(frame, lock);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return it->second.contains(name);
  });
}

// `if (&a < &b)` in one of the functions that lead to the second lock.
bool LockOrders::is_put_in_order(const LockOrder& order) const {
  if (!is_of_one_kind(order) || compared_.empty()) return false;
  Frame frame = k_.frame(order.frame);
  std::vector<FunctionId> functions =
      k_.code.functions_to(order.frame, order.wants->site);
  functions.push_back(order.held->taken.function);
  return std::any_of(functions.begin(), functions.end(),
                     [&](FunctionId function) {
                       return function != ir::kNone &&
                              compares(function, order.second(), frame);
                     });
}

bool LockOrders::is_declared(FieldId earlier, FieldId later) const {
  std::set<FieldId> seen;
  std::vector<FieldId> open = {later};
  while (!open.empty()) {
    FieldId at = open.back();
    open.pop_back();
    for (FieldId before : k_.module.fields[at].acquired_after) {
      if (before == earlier) return true;
      if (seen.insert(before).second) open.push_back(before);
    }
  }
  return false;
}

std::vector<LockOrder> LockOrders::within(FunctionId id) const {
  std::vector<LockOrder> orders;
  for (const Operation& operation : k_.facts.functions[id].operations) {
    if (operation.kind != Operation::Kind::kAcquire || operation.is_timed ||
        !operation.is_sure || operation.place.is_nothing() ||
        is_held(operation))
      continue;
    for (const HeldLock& held : operation.locks) {
      LockOrder order{id, &operation, &held};
      bool is_cut = order.first().steps.size() == Place::kMaxSteps ||
                    order.second().steps.size() == Place::kMaxSteps;
      if (held.is_sure && !held.is_choice && !is_cut &&
          !are_taken_at_once(held, operation) && !is_put_in_order(order))
        orders.push_back(order);
    }
  }
  return orders;
}

// The nearest function that can name both locks stands for its callers.
void LockOrders::add_root(FunctionId root) {
  auto is_named = [](const Place& lock) {
    return lock.is_global() || lock_member(lock) != ir::kNone;
  };
  for (const LockOrder& order : within(root)) {
    if (!is_named(order.first()) || !is_named(order.second())) continue;
    auto is_same = [&](const LockOrder& known) {
      return known.wants->site.range == order.wants->site.range &&
             known.held->taken.range == order.held->taken.range &&
             known.wants->locks.size() == order.wants->locks.size();
    };
    auto known = std::find_if(of_roots_.begin(), of_roots_.end(), is_same);
    if (known == of_roots_.end())
      of_roots_.push_back(order);
    else if (order.wants->site.calls.size() < known->wants->site.calls.size())
      *known = order;
  }
}

}  // namespace fearless::link
