// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/snapshot.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>

#include "runtime/watch/foreign.h"
#include "runtime/watch/handles.h"
#include "runtime/watch/options.h"
#include "runtime/watch/order.h"
#include "runtime/watch/park.h"
#include "runtime/watch/tasks.h"

namespace fearless::detail::watch {
namespace {

static_assert(Graph::kMostNodes >= kMostThreads);

const Native::Word& as_word(const void* word) noexcept {
  return *static_cast<const Native::Word*>(word);
}

// REQUIRES: pinned.
bool is_fast_asleep(const Slot& slot) noexcept {
  return slot.sleeper && slot.sleeper->is_fast_asleep();
}

bool holds(const Slot& slot, const Object& object) noexcept {
  return find_held(slot, object) && does_hold(slot, object);
}

}  // namespace

const Held* find_held(const Slot& slot, const Object& object) noexcept {
  const std::uint32_t serial = object.serial.load(std::memory_order_relaxed);
  for (std::uint32_t i = slot.held_count; i-- > 0;) {
    if (slot.held[i].serial == serial) return &slot.held[i];
  }
  return nullptr;
}

void Snapshot::add(Slot& slot, bool is_gone) noexcept {
  const std::uint32_t node = graph_.add_node();
  slots_[node] = &slot;
  is_gone_[node] = is_gone;
  node_of_slot_[slot.number - 1] = node + 1;
}

void Snapshot::take() noexcept {
  graph_.clear();
  is_anyone_running_ = false;
  for (std::uint32_t i = 1; i <= last_slot(); ++i) {
    Slot& slot = watch::slot(i);
    node_of_slot_[i - 1] = 0;
    const State state = slot.state.load(std::memory_order_seq_cst);
    if (state == State::kFree) continue;
    if (state == State::kGone) {
      add(slot, true);
      continue;
    }
    if (Pins<Native>::pin_firmly(slot.state)) {
      add(slot, false);
    } else {
      is_anyone_running_ = true;
    }
  }
}

void Snapshot::give_back() noexcept {
  for (std::uint32_t i = 0; i < count(); ++i) {
    if (!is_gone_[i]) unpin(*slots_[i]);
  }
}

void Snapshot::need(std::uint32_t node, std::uint32_t other) noexcept {
  Node& waiter = graph_.node(node);
  if (!graph_.add_edge(waiter.all, other)) waiter.is_live = true;
}

// A running holder is live and needs no edge.
void Snapshot::connect_holders(std::uint32_t node,
                               const Waiting& wait) noexcept {
  const Object& object = *wait.object;
  Node& waiter = graph_.node(node);
  waiter.is_live = object.is_anyones.load(std::memory_order_acquire);
  if (waiter.is_live) return;
  const std::uint32_t holder = object.holder.load(std::memory_order_acquire);
  if (holder != 0) {
    const std::uint32_t other = node_of_slot_[holder - 1];
    if (other != 0 && holds(*slots_[other - 1], object)) need(node, other - 1);
    return;
  }
  if (object.kind != Kind::kRwLock) return;
  if (wait.wait == Wait::kSharedLock &&
      (!wait.word || (as_word(wait.word).load() & wait.bits) == 0)) {
    return;  // a reader that can enter
  }
  // A reader is kept out by a writer in line, who may give up if timed.
  waiter.is_live =
      wait.wait == Wait::kSharedLock && !has_writer_in_line(object);
  if (waiter.is_live) return;
  for (std::uint32_t i = 0; i < count(); ++i) {
    if (holds(*slots_[i], object)) need(node, i);
  }
}

// One that is blocked for as long as it takes.
bool Snapshot::has_writer_in_line(const Object& object) const noexcept {
  for (std::uint32_t i = 0; i < count(); ++i) {
    const Waiting* const wait = slots_[i]->waiting;
    if (wait && wait->wait == Wait::kLock && wait->object == &object)
      return true;
  }
  return false;
}

void Snapshot::connect_thread(std::uint32_t node,
                              const Waiting& wait) noexcept {
  for (std::uint32_t i = 0; i < count(); ++i) {
    // One that joins itself is told so, and does not wait.
    if (i != node && !is_gone_[i] &&
        pthread_equal(slots_[i]->handle, wait.thread)) {
      need(node, i);
    }
  }
}

// A wait at a channel needs one of those who can use the other end.
void Snapshot::connect_ends(std::uint32_t node, const Waiting& wait) noexcept {
  Node& waiter = graph_.node(node);
  if (!trusts_ends_) {
    waiter.anyone = true;
    return;
  }
  const Kind other_end =
      wait.wait == Wait::kReceive ? Kind::kSender : Kind::kReceiver;
  HandleList::for_each(serial_of(*wait.object), other_end,
                       [&](const HandleLink& end) { connect_end(node, end); });
}

void Snapshot::connect_end(std::uint32_t node, const HandleLink& end) noexcept {
  Node& waiter = graph_.node(node);
  std::lock_guard guard(table_lock());
  const std::uint32_t owner = owner_of(end);
  if (owner == 0) {
    waiter.anyone = true;
    return;
  }
  for (std::uint32_t i = 1; i <= last_slot(); ++i) {
    const Slot& user = watch::slot(i);
    const State state = user.state.load(std::memory_order_acquire);
    if (state == State::kFree || state == State::kGone) continue;
    if (!may_use_stack_of(user.thread, owner)) continue;
    const std::uint32_t other = node_of_slot_[i - 1];
    if (other == 0 || !graph_.add_edge(waiter.any, other - 1)) {
      waiter.is_live = true;  // it runs
    }
  }
}

// The thread on whose stack, or in whose closure, it is; 0: elsewhere.
std::uint32_t Snapshot::owner_of(const HandleLink& end) const noexcept {
  for (std::uint32_t i = 1; i <= last_slot(); ++i) {
    const Slot& slot = watch::slot(i);
    const State state = slot.state.load(std::memory_order_acquire);
    if (state == State::kFree || state == State::kGone) continue;
    if (slot.stack.contains(&end) || slot.closure.contains(&end)) {
      return slot.thread;
    }
  }
  return 0;
}

void Snapshot::connect(std::uint32_t node) noexcept {
  Node& waiter = graph_.node(node);
  if (is_gone_[node]) {  // needs somebody, and there is nobody
    waiter.needs_any = true;
    return;
  }
  const Waiting* const wait = slots_[node]->waiting;
  if (!wait || slots_[node]->goes_on) {
    waiter.is_live = true;
    return;
  }
  const bool is_for_holder =
      wait->wait == Wait::kLock || wait->wait == Wait::kSharedLock;
  if (!is_for_holder && slots_[node]->is_cancelled.load()) {
    waiter.is_live = true;
    return;
  }
  switch (wait->wait) {
    case Wait::kLock:
    case Wait::kSharedLock:
    case Wait::kOnce:
      return connect_holders(node, *wait);
    case Wait::kJoin:
      return connect_thread(node, *wait);
    case Wait::kReceive:
    case Wait::kSend:
      waiter.needs_any = true;
      connect_ends(node, *wait);
      // Asked last: who was an end's user and is none any more has called it.
      if (!is_fast_asleep(*slots_[node])) waiter.is_live = true;
      return;
    case Wait::kSelect:
      waiter.is_live = !is_fast_asleep(*slots_[node]);
      break;
    case Wait::kNotify:
    case Wait::kArrive:
    case Wait::kPermit:
      waiter.is_live = slots_[node]->sleeper
                           ? !slots_[node]->sleeper->is_uncalled()
                           : !is_asleep_there(*slots_[node], asks_kernel_);
      break;
  }
  waiter.needs_any = true;
  waiter.anyone = true;
}

void Snapshot::compute(bool is_anyone_outside) noexcept {
  graph_.forget_edges();
  for (std::uint32_t i = 0; i < count(); ++i) connect(i);
  graph_.propagate(is_anyone_outside);
}

std::uint32_t Snapshot::dead_count() const noexcept {
  const auto gone = static_cast<std::uint32_t>(
      std::count(is_gone_, is_gone_ + count(), true));
  return graph_.dead_count() - gone;
}

// Threads that nobody told us of are looked for only if it matters. One that
// was there at first may have acted before it was looked for, and be gone: so
// everything is asked again afterwards.
bool Snapshot::find_dead() noexcept {
  trusts_ends_ = options().attribution != 0;
  asks_kernel_ = false;
  compute(is_anyone_running_);
  is_suspicious_ = dead_count() != 0;
  if (!is_suspicious_) return false;
  asks_kernel_ = true;
  if (!is_anyone_running_) {
    const bool is_stranger_there = is_anyone_but(ids(false));
    trusts_ends_ &= !is_stranger_there;
    compute(is_stranger_there);
  } else if (trusts_ends_) {
    trusts_ends_ = !is_anyone_but(ids(true));
    compute(true);
  }
  return dead_count() != 0;
}

std::span<const pid_t> Snapshot::ids(bool with_running) noexcept {
  std::lock_guard guard(table_lock());
  std::uint32_t size = 0;
  for (std::uint32_t i = 1; i <= last_slot(); ++i) {
    const State state = watch::slot(i).state.load(std::memory_order_acquire);
    const bool is_pinned = node_of_slot_[i - 1] != 0;
    if (state == State::kFree || state == State::kGone) continue;
    if (is_pinned || with_running) ids_[size++] = watch::slot(i).id;
  }
  ids_[size++] = static_cast<pid_t>(syscall(SYS_gettid));
  return {ids_, size};
}

}  // namespace fearless::detail::watch
