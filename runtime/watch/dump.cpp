// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/dump.h"

#include <signal.h>
#include <unistd.h>

#include "fearless/watch.h"
#include "runtime/watch/act.h"
#include "runtime/watch/options.h"
#include "runtime/watch/suppressions.h"
#include "runtime/watch/words.h"

namespace fearless::detail::watch {
namespace {

constinit Text<16384> text;

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

// One line for each blocked thread that is_wanted(slot), and how many.
template <typename IsWanted>
std::uint32_t write_blocked(TextBase& out, const Snapshot& snapshot,
                            IsWanted&& is_wanted) noexcept {
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < snapshot.count(); ++i) {
    const Slot& slot = snapshot.slot(i);
    if (snapshot.is_gone(i) || !slot.waiting || !is_wanted(slot)) continue;
    write_blocked_thread(out, snapshot, slot);
    ++count;
  }
  return count;
}

void write_dump(const Snapshot& snapshot, void*) noexcept {
  text << "==fearless== THREADS of process "
       << static_cast<std::uint64_t>(getpid()) << "\n\n";
  const std::uint32_t blocked =
      write_blocked(text, snapshot, [](const Slot&) { return true; });
  text << "\n  " << blocked << " blocked, " << running_threads()
       << " running or waiting for a time\n";
}

// Ends the process as the signal would have, after the dump.
void dump_and_die(int signal) {
  text.clear();
  if (!with_snapshot(write_dump, nullptr)) {
    text << "==fearless== no dump: somebody looks at the threads just now\n";
  }
  write_log(text.view());
  ::signal(signal, SIG_DFL);
  raise(signal);
}

bool is_expected_leak(const Snapshot& snapshot, const Slot& slot) noexcept {
  Text<1024> line;
  write_blocked_thread(line, snapshot, slot);
  Text<2048> functions;
  say_functions(functions, slot);
  return is_suppressed(Title::kLeaked, line.view(), functions.view());
}

struct Leaks {
  std::uint32_t mark;
  std::uint32_t count = 0;
};

void write_leaks(const Snapshot& snapshot, void* argument) noexcept {
  Leaks& leaks = *static_cast<Leaks*>(argument);
  text << "==fearless== LEAKED THREAD";
  say_test(text);
  text << ": still blocked at its end\n\n";
  leaks.count = write_blocked(text, snapshot, [&](const Slot& slot) {
    return slot.thread > leaks.mark && !is_expected_leak(snapshot, slot);
  });
  text
      << "\n  why: whoever waits for such a thread waits for ever, and what it "
         "holds is held for ever\n"
         "  fix: end what it waits for, and join it, before the test ends\n";
}

[[gnu::constructor]] void dump_on_signals() {
  if (options().dump == 0) return;
  for (const int signal : {SIGTERM, SIGQUIT}) {
    struct sigaction now;
    if (sigaction(signal, nullptr, &now) != 0 || now.sa_handler != SIG_DFL) {
      continue;
    }
    now.sa_handler = dump_and_die;
    sigaction(signal, &now, nullptr);
  }
}

}  // namespace

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
  text.clear();
  with_snapshot(write_leaks, &leaks);
  if (leaks.count == 0) text.clear();
  return text.c_str();
}

}  // namespace fearless
