// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/dump.h"

#include <unistd.h>

#include "fearless/watch.h"
#include "runtime/watch/act.h"
#include "runtime/watch/call_stack.h"
#include "runtime/watch/suppressions.h"
#include "runtime/watch/symbolizer.h"
#include "runtime/watch/words.h"

namespace fearless::detail::watch {
namespace {

constinit char leaks_room[1 << 15];
constinit TextIn leaks_text(leaks_room);

const Slot* awaited_thread(const Snapshot& snapshot,
                           const Waiting& wait) noexcept {
  for (std::uint32_t i = 0; wait.has_thread && i < snapshot.count(); ++i) {
    if (pthread_equal(snapshot.slot(i).handle, wait.thread)) {
      return &snapshot.slot(i);
    }
  }
  return nullptr;
}

// Names of slots that are not pinned may be half written, and end anyhow.
void say_holder(TextBase& out, const Snapshot& snapshot,
                const Object& object) noexcept {
  const std::uint32_t holder = object.holder.load(std::memory_order_acquire);
  if (holder == 0) return;
  out << ", held by ";
  say_thread(out, slot(holder));
  const std::uint32_t node = snapshot.node_of(slot(holder));
  const Held* const held =
      node == Graph::kNone ? nullptr : find_held(snapshot.slot(node), object);
  if (held) say_site(out << " since ", held->site);
}

// Calls f(slot) for each blocked thread that is_wanted(slot); how many.
template <typename IsWanted, typename F>
std::uint32_t for_each_blocked(const Snapshot& snapshot, IsWanted&& is_wanted,
                               F&& f) noexcept {
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < snapshot.count(); ++i) {
    const Slot& slot = snapshot.slot(i);
    if (snapshot.is_gone(i) || !slot.waiting || !is_wanted(slot)) continue;
    f(slot);
    ++count;
  }
  return count;
}

void write_stack_of(TextBase& out, const Slot& slot) noexcept {
  write_stack(out, slot.wait_stack,
              [&](TextBase& said) { say_thread(said, slot); });
}

bool is_expected_leak(const Snapshot& snapshot, const Slot& slot) noexcept {
  Text<1024> line;
  write_blocked_thread(line, snapshot, slot);
  Text<2048> functions;
  say_functions(functions, slot);
  return is_suppressed(Title::kLeaked, line.view(), functions.view());
}

// Of the caller's test, or of none: tests that run at once do not answer for
// each other.
bool is_of_this_test(const Slot& slot) noexcept {
  const Slot* const self = this_slot();
  return !self || !self->test || !slot.test || slot.test == self->test;
}

struct Leaks {
  std::uint32_t mark;
  std::uint32_t count = 0;
};

void write_leaks(const Snapshot& snapshot, Leaks& leaks) noexcept {
  const auto is_leaked = [&](const Slot& slot) {
    return slot.thread > leaks.mark && is_of_this_test(slot) &&
           !is_expected_leak(snapshot, slot);
  };
  leaks_text.clear();
  leaks_text << "==fearless== LEAKED THREAD";
  say_test(leaks_text, this_slot());
  leaks_text << ": still blocked at its end\n\n";
  leaks.count = for_each_blocked(snapshot, is_leaked, [&](const Slot& slot) {
    write_blocked_thread(leaks_text, snapshot, slot);
  });
  leaks_text
      << "\n  why: whoever waits for such a thread waits for ever, and what it "
         "holds is held for ever\n"
         "  fix: end what it waits for, and join it, before the test ends\n";
  for_each_blocked(snapshot, is_leaked,
                   [&](const Slot& slot) { write_stack_of(leaks_text, slot); });
}

}  // namespace

void write_dump(TextBase& out, const Snapshot& snapshot) noexcept {
  const auto is_any = [](const Slot&) { return true; };
  out << "==fearless== THREADS of process "
      << static_cast<std::uint64_t>(getpid()) << "\n\n";
  const std::uint32_t blocked = for_each_blocked(
      snapshot, is_any,
      [&](const Slot& slot) { write_blocked_thread(out, snapshot, slot); });
  out << "\n  " << blocked << " blocked, " << running_threads()
      << " running or waiting for a time\n";
  for_each_blocked(snapshot, is_any,
                   [&](const Slot& slot) { write_stack_of(out, slot); });
}

void say_blocked(TextBase& out, const Snapshot& snapshot,
                 const Slot& slot) noexcept {
  const Waiting& wait = *slot.waiting;
  say_wait(out, wait, awaited_thread(snapshot, wait));
  if (wait.object) say_holder(out, snapshot, *wait.object);
}

void write_blocked_thread(TextBase& out, const Snapshot& snapshot,
                          const Slot& slot) noexcept {
  say_thread(out << "  ", slot);
  say_blocked(out << "  ", snapshot, slot);
  say_site(out << "  ", slot.waiting->site);
  if (slot.spawned.is_known()) say_site(out << "  started at ", slot.spawned);
  out << '\n';
}

}  // namespace fearless::detail::watch

namespace fearless {

std::uint32_t newest_thread() noexcept {
  return detail::watch::newest_thread_serial();
}

const char* leaked_threads(std::uint32_t mark) noexcept {
  using namespace detail::watch;
  Leaks leaks{mark};
  with_snapshot(
      [](const Snapshot& snapshot, void* argument) {
        write_with_places(
            [&] { write_leaks(snapshot, *static_cast<Leaks*>(argument)); });
      },
      &leaks);
  if (leaks.count == 0) leaks_text.clear();
  return leaks_text.c_str();
}

}  // namespace fearless
