// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/order.h"

#include <algorithm>
#include <mutex>
#include <span>

#include "runtime/watch/act.h"
#include "runtime/watch/circle.h"
#include "runtime/watch/foreign.h"
#include "runtime/watch/level.h"
#include "runtime/watch/options.h"
#include "runtime/watch/order_graph.h"
#include "runtime/watch/order_report.h"
#include "runtime/watch/spin.h"
#include "runtime/watch/undisturbed.h"

namespace fearless::detail::watch {
namespace {

constinit DependencyStore store;
constinit SpinLock lock;  // of the store and the ancestry
constinit std::uint64_t time_now = 1;
constinit LevelTable levels;

// A handler of reports may take locks, too: what it does is not noted.
constinit thread_local bool is_noting = false;

// Circles that were reported, by their places.
constexpr std::uint32_t kMostReported = 256;
constinit std::uint64_t reported[kMostReported];
constinit std::uint32_t reported_count = 0;

std::uint64_t mix(std::uint64_t x) noexcept {  // splitmix64's finalizer
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
  x = (x ^ x >> 27) * 0x94d049bb133111eb;
  return x ^ x >> 31;
}

std::uint64_t lock_id(const Object& object, std::uint32_t serial) noexcept {
  if (options().order_by_class == 0 || !object.made.is_known()) return serial;
  return 1ull << 63 | mix(object.made.key());
}

Taken taken(const Held& held) noexcept {
  return {lock_id(*held.object, held.serial),
          held.mode,
          held.object->kind,
          held.serial,
          held.site,
          held.object->made,
          held.object->name,
          address_of(*held.object)};
}

void note_as_done(Slot& slot, std::uint64_t key) noexcept {
  std::uint64_t* const set = slot.seen[key % Slot::kSeenSets];
  std::copy_backward(set, set + Slot::kSeenWays - 1, set + Slot::kSeenWays);
  set[0] = key;
}

bool is_reported(const Circle& circle) noexcept {
  const std::uint64_t id = fingerprint(store, circle);
  if (std::find(reported, reported + reported_count, id) !=
      reported + reported_count) {
    return true;
  }
  if (reported_count < kMostReported) reported[reported_count++] = id;
  return false;
}

void search_from(const Dependency& start, CircleSearch& search) noexcept {
  const Circle circle = search.find(start);
  if (circle.length != 0 && !is_reported(circle)) {
    report_circle(store, circle);
  }
}

// A reader that waits behind this writer may now close a circle.
void note_writing(const Moment& moment, const Taken& taken) noexcept {
  store.add(Writing{moment, taken});
  CircleSearch search(store, options().recursive_read != 0);
  store.for_each_holder(taken.lock, [&](const Dependency& dependency) {
    search_from(dependency, search);
    return search.has_budget();
  });
}

// What is new may close a circle. Null: nothing was.
void search(const Dependency* dependency) noexcept {
  CircleSearch search(store, options().recursive_read != 0);
  if (dependency) search_from(*dependency, search);
}

// A lock that somebody else released is no longer held, whatever its taker
// said.
void forget_those_of_others(Slot& slot) noexcept {
  Held* const end = std::remove_if(
      slot.held, slot.held + slot.held_count, [&](const Held& held) {
        const bool is_lost =
            held.object->is_anyones.load() && held.mode == Mode::kExclusive;
        if (is_lost) slot.held_marks -= held.mark;
        return is_lost;
      });
  slot.held_count = static_cast<std::uint32_t>(end - slot.held);
}

// A dependency that no thread was seen to have. Under the lock.
void note_declared(const Taken& first, const Taken& second) noexcept {
  const std::uint64_t kind = mix(mix(first.lock) + second.lock) | 1;
  const Dependency* const dependency =
      store.add(kind, {kDeclared, 0, time_now++}, second, {&first, 1}, {});
  search(dependency);
}

// The levels of `wanted` and what is held say that this is the wrong way round.
void note_levels(const Taken& wanted, std::span<const Taken> held) noexcept {
  const Level* const its = levels.find(wanted.lock);
  if (!its) return;
  for (const Taken& taken : held) {
    const Level* const level = levels.find(taken.lock);
    if (!level || level->number < its->number || taken.lock == wanted.lock) {
      continue;
    }
    Taken first = wanted;
    Taken second = taken;
    first.mode = second.mode = Mode::kExclusive;
    first.site = its->site;
    second.site = level->site;
    note_declared(first, second);
  }
}

// A graph says which order is of which test, so each is noted in each.
std::uint64_t mark_of_test(const Slot& slot) noexcept {
  return is_order_graph_wanted()
             ? mix(reinterpret_cast<std::uintptr_t>(slot.test))
             : 0;
}

// Under the lock, and searches for circles.
void note_in_store(Slot& slot, const Object& object, const Acquisition& now,
                   std::uint64_t kind, const CallStack& stack) noexcept {
  std::lock_guard guard(lock);
  const Moment moment{slot.thread, slot.segment, time_now++, slot.test};
  const std::uint32_t serial = serial_of(object);
  const std::uint64_t id = lock_id(object, serial);
  const Taken wanted = {id,       now.mode,    object.kind, serial,
                        now.site, object.made, object.name, address_of(object)};
  if (object.kind == Kind::kRwLock && now.mode == Mode::kExclusive) {
    note_writing(moment, wanted);
  }
  forget_those_of_others(slot);
  if (slot.held_count == 0 || now.how != How::kWaited) return;
  constexpr std::uint32_t kMostHeldHere = 256;
  static constinit Taken held[kMostHeldHere];
  const std::uint32_t count = std::min(slot.held_count, kMostHeldHere);
  std::transform(slot.held, slot.held + count, held, taken);
  note_name(slot.thread, slot.name);
  const Dependency* const dependency =
      store.add(kind, moment, wanted, {held, count}, stack);
  search(dependency);
  note_levels(wanted, {held, count});
}

}  // namespace

void make_mark(const Object& object) noexcept {
  object.mark.store(mix(serial_of(object) * 0x9e3779b97f4a7c15),
                    std::memory_order_release);
}

void note_new_order(Slot& slot, const Object& object,
                    const Acquisition& now) noexcept {
  if (is_order_graph_wanted()) note_first_use(serial_of(object), now.site);
  if (is_noting) return;
  note_as_done(slot, key_of(slot, now));
  if (options().order == 0) return;
  is_noting = true;
  const Undisturbed undisturbed;
  CallStack stack;
  note_stack(stack);
  note_in_store(slot, object, now, kind_of(slot, now) + mark_of_test(slot),
                stack);
  is_noting = false;
}

void declared_before(const Object& first, const Object& second,
                     Site site) noexcept {
  const auto taken = [site](const Object& object) -> Taken {
    const std::uint32_t serial = serial_of(object);
    return {lock_id(object, serial),
            Mode::kExclusive,
            object.kind,
            serial,
            site,
            object.made,
            object.name,
            address_of(object)};
  };
  this_slot();  // a report asks for it, and a new one takes the lock
  if (is_noting) return;
  is_noting = true;
  {
    const std::lock_guard guard(lock);
    note_declared(taken(first), taken(second));
  }
  is_noting = false;
}

void declared_level(const Object& object, std::uint32_t level,
                    Site site) noexcept {
  const std::lock_guard guard(lock);
  levels.set(lock_id(object, serial_of(object)), {level, site});
}

std::uint32_t note_spawn(Slot* parent, observe::Borrows borrows) noexcept {
  const std::uint32_t child = new_thread_serial();
  if (!parent) return child;
  std::lock_guard guard(lock);
  note_start(child, parent->thread, parent->segment++, borrows);
  note_test(child, parent->test);
  return child;
}

void note_join(Slot& joiner, std::uint32_t child) noexcept {
  std::lock_guard guard(lock);
  note_join(child, joiner.thread, ++joiner.segment);
}

void note_first_operation(const Slot& slot) noexcept {
  std::lock_guard guard(lock);
  note_met(slot.thread, time_now++);
}
void note_last_operation(const Slot& slot) noexcept {
  std::lock_guard guard(lock);
  note_end(slot.thread, time_now++);
}

bool may_use_stack_of(std::uint32_t thread, std::uint32_t owner) noexcept {
  std::lock_guard guard(lock);
  while (thread != 0 && thread != owner) thread = lender_of(thread);
  return thread != 0;
}

// A handler of reports may end the process while this thread notes something.
void save_order() noexcept {
  if (!is_order_graph_wanted()) return;
  bool has_lock = is_noting;
  for (int tries = 0; !has_lock && tries < 100'000; ++tries) {
    has_lock = lock.try_lock();
    if (!has_lock) sched_yield();
  }
  if (!has_lock) return;
  const Undisturbed undisturbed;
  write_order_graph(store);
  if (!is_noting) lock.unlock();
}

void forget_order() noexcept {
  lock.reset();
  forget_reports();
}

}  // namespace fearless::detail::watch
