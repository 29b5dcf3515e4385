// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/lock_ring_story.h"

#include "checker/checks/remedy.h"
#include "checker/link/lock_identity.h"

namespace fearless::checks {

using ir::Place;
using link::LockCycle;
using link::LockOrder;

namespace {

bool is_alone(const LockCycle& cycle) { return cycle.orders.size() == 1; }

bool is_tree(const LockCycle& cycle) {
  return cycle.orders.size() == 2 && !cycle.is_certain &&
         link::is_of_one_kind(cycle.orders[0]) &&
         link::is_of_one_kind(cycle.orders[1]);
}

}  // namespace

findings::Location LockRingStory::where(const LockOrder& order) const {
  return story_.at(way(order).turn());
}

ir::FunctionId LockRingStory::function_of(const LockOrder& order) const {
  return way(order).functions().front();
}

std::string LockRingStory::name(const LockOrder& order, const Place& lock,
                                bool is_certain) const {
  analysis::Frame frame = k_.frame(order.frame);
  ir::FieldId member = link::lock_member(lock);
  if (is_certain || member == ir::kNone) return story_.quoted(frame, lock);
  const ir::Field& field = k_.module.fields[member];
  std::string owner =
      field.owner == ir::kNone
          ? ""
          : analysis::short_name(k_.module.types[field.owner].name);
  return "`" + owner + (owner.empty() ? "" : "::") + field.name + "`";
}

std::string LockRingStory::message(const LockCycle& cycle) const {
  const LockOrder& last = cycle.orders.back();
  if (is_alone(cycle)) {
    std::string holder = analysis::short_name(way(last).holder());
    return "two " + name(last, last.second(), false) +
           " are taken in whatever order `" + holder + "` is called with";
  }
  if (is_tree(cycle))
    return name(last, last.second(), false) +
           " is taken from parent to child and from child to parent";
  std::string list;
  for (std::size_t n = 0; n < cycle.orders.size(); ++n) {
    const LockOrder& order = cycle.orders[n];
    bool is_last = n + 1 == cycle.orders.size();
    list += (n == 0    ? ""
             : is_last ? " and "
                       : ", ") +
            name(order, order.first(), cycle.is_certain);
  }
  return list + (cycle.orders.size() == 2 ? " are taken in opposite orders"
                                          : " are taken in a circle");
}

std::string LockRingStory::heading(const LockOrder& order,
                                   std::size_t number) const {
  std::string text = "path " + std::to_string(number) + "  ";
  std::string holder = analysis::short_name(way(order).holder());
  text += holder.empty() ? "a lambda" : holder + "()";
  if (order.wants->thread != analysis::kOwnThread)
    text += " in " + story_.runner(order.wants->thread);
  return text;
}

void LockRingStory::add_path(const LockCycle& cycle, std::size_t n,
                             findings::Finding& finding) const {
  const LockOrder& order = cycle.orders[n];
  LockWay to = way(order);
  std::string path = heading(order, n + 1);
  bool by_name = cycle.is_certain || is_alone(cycle) || is_tree(cycle);
  bool is_changed = n + 1 == cycle.orders.size();
  auto add = [&](const ir::Range& range, std::string text) {
    if (range.is_valid())
      finding.labels.push_back(story_.label(range, std::move(text), path,
                                            is_changed && range == to.turn()));
  };
  add(order.held->taken.range, "takes " + name(order, order.first(), by_name));
  if (to.turns_by_call()) add(to.turn(), "calls " + to.callee());
  add(to.last(), "takes " + name(order, order.second(), by_name));
}

std::string LockRingStory::fix(const LockCycle& cycle) const {
  const LockOrder& order = cycle.orders.back();
  LockWay to = way(order);
  bool by_name = cycle.is_certain || is_alone(cycle) || is_tree(cycle);
  std::string first = name(order, order.first(), by_name);
  std::string second = name(order, order.second(), by_name);
  std::string line = Story::line(to.turn());
  if (to.turns_by_call())
    return "in " + analysis::short_name(to.holder()) + "(), give " + first +
           " back before line " + line + " calls `" +
           analysis::short_name(to.callee()) + "`";
  bool by_guards =
      !order.wants->with.is_nothing() && !order.held->guard.is_nothing();
  if (!by_guards || first == second)
    return is_alone(cycle) || first == second
               ? "take the one with the lower address first"
               : "take " + second + " before " + first +
                     ", as the other path does";
  auto bare = [](const std::string& quoted) {
    return quoted.substr(1, quoted.size() - 2);
  };
  return "take both at once: `std::scoped_lock lock(" + bare(first) + ", " +
         bare(second) + ");`";
}

// One guard of both locks waits for neither while it holds the other, so the
// other path may stay as it is.
void LockRingStory::lock_both(const LockOrder& order,
                              findings::Finding& finding) const {
  Remedy remedy(k_);
  if (!order.wants->site.calls.empty()) return;
  remedy.add(Remedy::Kind::kLockBoth, [&](const ir::Rewrite& it) {
    return it.at == order.wants->site.range &&
           it.with == order.held->taken.range;
  });
  remedy.apply(finding);
}

findings::Finding LockRingStory::ring(const LockCycle& cycle) const {
  const LockOrder& last = cycle.orders.back();
  findings::Finding finding;
  finding.check = "lock-order-inversion";
  finding.severity = cycle.is_certain ? findings::Severity::kError
                                      : findings::Severity::kWarning;
  finding.subject = subject_of(k_.frame(last.frame), last.second());
  finding.where = where(last);
  finding.message = message(cycle);
  for (std::size_t n = 0; n < cycle.orders.size(); ++n)
    add_path(cycle, n, finding);
  finding.is_side_by_side = true;
  finding.why = cycle.orders.size() > 2
                    ? "if all run at once, each can hold the lock that the "
                      "next one needs"
                    : "if both run at once, each can hold the lock the other "
                      "needs";
  finding.fix = fix(cycle);
  if (cycle.orders.size() <= 2) lock_both(last, finding);
  if (is_alone(cycle))
    finding.why =
        "two calls with the objects the other way round can each "
        "hold the lock the other needs";
  else if (!cycle.is_certain)
    finding.assumed.push_back("both paths can be about the same objects");
  return finding;
}

findings::Finding LockRingStory::against_declaration(
    const LockOrder& order) const {
  analysis::Frame frame = k_.frame(order.frame);
  LockWay to = way(order);
  std::string first = story_.quoted(frame, order.first());
  std::string second = story_.quoted(frame, order.second());
  findings::Finding finding;
  finding.check = "lock-order-inversion";
  finding.subject = subject_of(frame, order.second());
  finding.where = story_.at(to.turn());
  finding.message =
      second + " is taken after " + first + ", against its declaration";
  finding.labels.push_back(
      story_.label(order.held->taken.range, first + " is taken here"));
  finding.labels.push_back(story_.label(
      to.turn(),
      to.turns_by_call() ? "calls " + to.callee() : second + " is taken here",
      "", true));
  if (to.turns_by_call())
    finding.labels.push_back(
        story_.label(to.last(), second + " is taken here"));
  finding.why =
      "others take the two in the declared order: each can hold the "
      "lock the other needs";
  finding.fix = "take " + second + " before " + first;
  return finding;
}

}  // namespace fearless::checks
