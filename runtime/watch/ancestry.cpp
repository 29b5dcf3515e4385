// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/ancestry.h"

#include <algorithm>
#include <string_view>

#include "fearless/detail/watch/object.h"

namespace fearless::detail::watch {
namespace {

struct LinkedLife : Life {
  std::uint32_t first_child = 0;
  std::uint32_t next_sibling = 0;
  std::uint32_t visit = 0;
};
constinit LinkedLife lives[kMostAncestors];
constinit std::uint32_t visits = 0;

LinkedLife* linked_life_of(std::uint32_t thread) noexcept {
  return thread != 0 && thread < kMostAncestors ? &lives[thread] : nullptr;
}

// No question is worth more steps; what takes more counts as ordered.
constexpr std::uint32_t kMostSteps = 4096;
constinit std::uint32_t steps = 0;
constinit std::uint64_t all_steps = 0;

bool comes_before(const Moment& from, const Moment& to,
                  unsigned depth) noexcept {
  if (++steps > kMostSteps) return true;
  if (from.thread == to.thread) return from.segment <= to.segment;
  LinkedLife* const life = linked_life_of(from.thread);
  if (!life || depth == 0) return false;
  if (life->joiner != 0 &&
      comes_before({life->joiner, life->join_segment}, to, depth - 1)) {
    return true;
  }
  for (std::uint32_t child = life->first_child; child != 0;
       child = lives[child].next_sibling) {
    if (++steps > kMostSteps) return true;
    if (lives[child].start_segment < from.segment) continue;
    if (lives[child].visit == visits) continue;
    lives[child].visit = visits;
    if (comes_before({child, 0}, to, depth - 1)) return true;
  }
  return false;
}

bool comes_before_foreign(const Moment& from, const Moment& to) noexcept {
  const Life* const target = life_of(to.thread);
  const Life* const source = life_of(from.thread);
  return (target && from.time < target->met) ||
         (source && source->ended != 0 && to.time > source->ended);
}

}  // namespace

void note_start(std::uint32_t child, std::uint32_t parent,
                std::uint32_t segment, observe::Borrows borrows) noexcept {
  LinkedLife* const life = linked_life_of(child);
  LinkedLife* const starter = linked_life_of(parent);
  if (!life || !starter) return;
  life->parent = parent;
  life->borrows = borrows == observe::Borrows::kYes;
  life->start_segment = segment;
  life->next_sibling = starter->first_child;
  starter->first_child = child;
}
void note_met(std::uint32_t thread, std::uint64_t time) noexcept {
  if (LinkedLife* const life = linked_life_of(thread)) life->met = time;
}
void note_end(std::uint32_t thread, std::uint64_t time) noexcept {
  LinkedLife* const life = linked_life_of(thread);
  if (life && life->parent == 0) life->ended = time;
}
void note_join(std::uint32_t child, std::uint32_t joiner,
               std::uint32_t segment) noexcept {
  LinkedLife* const life = linked_life_of(child);
  if (!life || life->joiner != 0) return;
  life->joiner = joiner;
  life->join_segment = segment;
}
void note_name(std::uint32_t thread, const char* name) noexcept {
  LinkedLife* const life = linked_life_of(thread);
  const std::string_view text = name;
  if (life) life->name = keep_name(text.data(), text.size());
}

void note_run(std::uint32_t thread, std::uint32_t run) noexcept {
  if (LinkedLife* const life = linked_life_of(thread)) life->run = run;
}
void note_test(std::uint32_t thread, const char* test) noexcept {
  if (LinkedLife* const life = linked_life_of(thread)) life->test = test;
}

std::uint32_t lender_of(std::uint32_t thread) noexcept {
  const Life* const life = life_of(thread);
  return life && life->borrows ? life->parent : 0;
}
const Life* life_of(std::uint32_t thread) noexcept {
  return linked_life_of(thread);
}
const char* name_of_thread(std::uint32_t thread) noexcept {
  const Life* const life = life_of(thread);
  return life ? life->name : nullptr;
}

const char* test_of_thread(std::uint32_t thread) noexcept {
  const Life* const life = life_of(thread);
  return life ? life->test : nullptr;
}

std::uint64_t steps_of_ancestry() noexcept { return all_steps + steps; }

bool are_concurrent(const Moment& a, const Moment& b) noexcept {
  if (a.thread == kDeclared || b.thread == kDeclared) return true;
  const Life* const one = life_of(a.thread);
  const Life* const other = life_of(b.thread);
  if (a.thread == b.thread || !one || !other) return false;
  if (one->run != other->run) return true;
  constexpr unsigned kDeepest = 64;
  all_steps += steps;
  steps = 0;
  ++visits;
  if (comes_before(a, b, kDeepest)) return false;
  ++visits;
  if (comes_before(b, a, kDeepest)) return false;
  return !comes_before_foreign(a, b) && !comes_before_foreign(b, a);
}

}  // namespace fearless::detail::watch
