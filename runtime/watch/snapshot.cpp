// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/snapshot.h"

#include <sched.h>

#include "runtime/watch/park.h"
#include "runtime/watch/tasks.h"

namespace fearless::detail::watch {
namespace {

static_assert(Graph::kMostNodes >= kMostThreads);

// Somebody else's pin is short; see may_be_stuck().
bool pin_firmly(Slot& slot) noexcept {
  while (!pin(slot)) {
    if (slot.state.load(std::memory_order_acquire) != State::kPinned) {
      return false;
    }
    sched_yield();
  }
  return true;
}

const Native::Word& as_word(const void* word) noexcept {
  return *static_cast<const Native::Word*>(word);
}

// The thread sleeps, nobody is about to wake it, and what it sleeps on is as
// it was. REQUIRES: pinned.
bool is_fast_asleep(const Slot& slot) noexcept {
  const Sleeper* const sleeper = slot.sleeper;
  return sleeper && sleeper->is_called.load(std::memory_order_acquire) == 0 &&
         sleeper->word->load(std::memory_order_acquire) == sleeper->expected;
}
bool is_uncalled(const Slot& slot) noexcept {
  const Sleeper* const sleeper = slot.sleeper;
  return sleeper && sleeper->is_called.load(std::memory_order_acquire) == 0;
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
  thread_count_ = 0;
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
    ++thread_count_;
    if (pin_firmly(slot)) {
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
    if (other != 0 && find_held(*slots_[other - 1], object)) {
      need(node, other - 1);
    }
    return;
  }
  if (object.kind != Kind::kRwLock) return;
  if (wait.wait == Wait::kSharedLock &&
      (!wait.word || (as_word(wait.word).load() & wait.bits) == 0)) {
    return;  // a reader that can enter
  }
  for (std::uint32_t i = 0; i < count(); ++i) {
    if (find_held(*slots_[i], object)) need(node, i);
  }
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

void Snapshot::connect(std::uint32_t node) noexcept {
  Node& waiter = graph_.node(node);
  if (is_gone_[node]) {  // needs somebody, and there is nobody
    waiter.needs_any = true;
    return;
  }
  const Waiting* const wait = slots_[node]->waiting;
  if (!wait) {
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
    case Wait::kSelect:
      waiter.is_live = !is_fast_asleep(*slots_[node]);
      break;
    case Wait::kNotify:
    case Wait::kArrive:
    case Wait::kPermit:
      waiter.is_live = !is_uncalled(*slots_[node]);
      break;
  }
  waiter.needs_any = true;
  waiter.anyone = true;
}

bool Snapshot::find_dead() noexcept {
  for (std::uint32_t i = 0; i < count(); ++i) connect(i);
  graph_.propagate(is_anyone_running_);
  std::uint32_t gone = 0;
  std::uint32_t helpless = 0;  // waits that anyone could end
  for (std::uint32_t i = 0; i < count(); ++i) {
    if (is_gone_[i]) ++gone;
    if (is_dead(i) && graph_.node(i).anyone) ++helpless;
  }
  is_everybody_dead_ = !is_anyone_running_ &&
                       graph_.dead_count() == count() && thread_count_ > 0;
  if ((helpless != 0 || is_everybody_dead_) && is_anyone_unwatched()) {
    is_everybody_dead_ = false;
    graph_.propagate(true);
  }
  return graph_.dead_count() > gone;
}

}  // namespace fearless::detail::watch
