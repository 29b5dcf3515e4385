// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/dependency.h"

namespace fearless::detail::watch {

auto DependencyStore::group_of(std::uint64_t kind) noexcept -> Group* {
  constexpr std::uint32_t kMostProbes = 64;
  for (std::uint32_t probe = 0; probe < kMostProbes; ++probe) {
    Group& group = groups_[(kind + probe) % kMostGroups];
    if (group.kind == 0) group.kind = kind;
    if (group.kind == kind) return &group;
  }
  return nullptr;
}

// REQUIRES: both are of one kind.
void DependencyStore::replace(Dependency& old, const Moment& moment,
                              const Taken& wanted,
                              std::span<const Taken> held) noexcept {
  old.moment = moment;
  old.wanted = wanted;
  for (Taken& was : std::span(held_ + old.first_held, old.held_count)) {
    for (const Taken& is : held) {
      if (is.lock == was.lock) was = is;
    }
  }
}

const Dependency* DependencyStore::add(std::uint64_t kind, const Moment& moment,
                                       const Taken& wanted,
                                       std::span<const Taken> held,
                                       const CallStack& stack) noexcept {
  Group* const group = group_of(kind);
  if (!group) {
    is_cut_ = true;
    return nullptr;
  }
  std::uint32_t& member = group->members[group->count % Group::kNewest];
  if (group->count >= Group::kNewest) {  // the oldest gives way
    ++group->count;
    replace(dependencies_[member], moment, wanted, held);
    if (stack.count != 0) stacks_[member] = stack;
    return &dependencies_[member];
  }
  if (count_ == kMost || kMostHeld - held_count_ < held.size()) {
    is_cut_ = true;
    return nullptr;
  }
  ++group->count;
  member = count_++;
  Dependency& dependency = dependencies_[member];
  dependency = {moment, wanted, held_count_,
                static_cast<std::uint32_t>(held.size())};
  if (stack.count != 0) stacks_[member] = stack;
  for (const Taken& taken : held) {
    held_[held_count_] = taken;
    owner_[held_count_] = member;
    std::uint32_t& first = first_of_[taken.lock % kBuckets];
    next_of_[held_count_] = first;
    first = ++held_count_;
  }
  return &dependency;
}

void DependencyStore::add(const Writing& writing) noexcept {
  Writing* oldest = nullptr;
  std::uint32_t same = 0;
  for (Writing& other : std::span(writings_, writing_count_)) {
    if (other.taken.lock != writing.taken.lock) continue;
    ++same;
    if (!oldest || other.moment.time < oldest->moment.time) oldest = &other;
  }
  if (same >= kNewestWritings || (oldest && writing_count_ == kMostWritings)) {
    *oldest = writing;
  } else if (writing_count_ < kMostWritings) {
    writings_[writing_count_++] = writing;
  }
}

const Taken* DependencyStore::find_held(const Dependency& dependency,
                                        std::uint64_t lock) const noexcept {
  for (const Taken& taken : held(dependency)) {
    if (taken.lock == lock) return &taken;
  }
  return nullptr;
}

}  // namespace fearless::detail::watch
