// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/circle.h"

#include <algorithm>

namespace fearless::detail::watch {
namespace {

// One of the two would keep the other out before the circle begins.
bool have_gate(const DependencyStore& store, const Dependency& a,
               const Dependency& b) noexcept {
  for (const Taken& taken : store.held(a)) {
    const Taken* const other = store.find_held(b, taken.lock);
    if (other &&
        (taken.mode == Mode::kExclusive || other->mode == Mode::kExclusive)) {
      return true;
    }
  }
  return false;
}

}  // namespace

Circle CircleSearch::find(const Dependency& start) noexcept {
  circle_ = {};
  circle_.steps[circle_.length++] = &start;
  if (is_found() || extend()) return circle_;
  return {};
}

// True if the circle is complete.
bool CircleSearch::extend() noexcept {
  if (circle_.length == Circle::kLongest) return false;
  bool is_complete = false;
  const Dependency& last = *circle_.steps[circle_.length - 1];
  store_.for_each_holder(last.wanted.lock, [&](const Dependency& next) {
    if (budget_ == 0) return false;
    --budget_;
    if (!fits(next)) return true;
    circle_.steps[circle_.length++] = &next;
    is_complete = is_found() || extend();
    if (!is_complete) --circle_.length;
    return !is_complete;
  });
  return is_complete;
}

bool CircleSearch::fits(const Dependency& next) noexcept {
  for (std::uint32_t i = 0; i < circle_.length; ++i) {
    if (have_gate(store_, *circle_.steps[i], next)) return false;
  }
  for (std::uint32_t i = 0; i < circle_.length; ++i) {
    if (!can_meet(*circle_.steps[i], next)) return false;
  }
  return true;
}

// By who started and joined whom, which may take long to find out.
bool CircleSearch::can_meet(const Dependency& a, const Dependency& b) noexcept {
  const std::uint64_t before = steps_of_ancestry();
  const bool can = are_concurrent(a.moment, b.moment);
  budget_ -= std::min(budget_, steps_of_ancestry() - before);
  return can;
}

bool CircleSearch::is_found() const noexcept {
  return is_closed() && all_block() &&
         (!accept_ || accept_(circle_, argument_));
}

bool CircleSearch::is_closed() const noexcept {
  const Dependency& last = *circle_.steps[circle_.length - 1];
  return store_.find_held(*circle_.steps[0], last.wanted.lock) != nullptr;
}

bool CircleSearch::all_block() const noexcept {
  for (std::uint32_t i = 0; i < circle_.length; ++i) {
    const Taken& wanted = circle_.steps[i]->wanted;
    const Dependency& next = *circle_.steps[(i + 1) % circle_.length];
    const Taken* const held = store_.find_held(next, wanted.lock);
    if (wanted.mode == Mode::kShared && held->mode == Mode::kShared &&
        !is_written_meanwhile(wanted.lock) &&
        !(does_recursion_count_ && circle_.length == 1)) {
      return false;
    }
  }
  return true;
}

// By a thread outside of the circle, at the same time as all of it.
bool CircleSearch::is_written_meanwhile(std::uint64_t lock) const noexcept {
  for (const Writing& writing : store_.writings()) {
    if (writing.taken.lock != lock) continue;
    bool is_concurrent = true;
    for (std::uint32_t i = 0; i < circle_.length; ++i) {
      is_concurrent &= are_concurrent(circle_.steps[i]->moment, writing.moment);
    }
    if (is_concurrent) return true;
  }
  return false;
}

}  // namespace fearless::detail::watch
