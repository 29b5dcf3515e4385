// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/finding.h"
#include "runtime/watch/report.h"
#include "runtime/watch/words.h"

namespace fearless::detail::watch {
namespace {

// The thread whose end is waited for, if it is there.
const Slot* awaited_thread(const Verdict& verdict,
                           const Waiting& wait) noexcept {
  const Snapshot& all = *verdict.snapshot;
  for (std::uint32_t i = 0; i < all.count(); ++i) {
    if (wait.has_thread && !all.is_gone(i) &&
        pthread_equal(all.slot(i).handle, wait.thread)) {
      return &all.slot(i);
    }
  }
  return nullptr;
}

// Who holds what `wait` wants and can never let go; and since when.
const Slot* dead_holder(const Verdict& verdict, std::uint32_t i,
                        const Held*& held) noexcept {
  const Snapshot& all = *verdict.snapshot;
  const std::uint32_t node = all.graph().dead_target(verdict.shown[i]);
  if (node == Graph::kNone) return nullptr;
  const Waiting& wait = verdict.wait(i);
  held = wait.object ? find_held(all.slot(node), *wait.object) : nullptr;
  return &all.slot(node);
}

// Who would have to come.
std::string_view missing(Wait wait) noexcept {
  switch (wait) {
    case Wait::kNotify:
      return "nobody is left to notify it";
    case Wait::kReceive:
      return "nobody is left to send";
    case Wait::kSend:
      return "nobody is left to receive";
    case Wait::kSelect:
      return "nobody is left for any of its arms";
    case Wait::kPermit:
      return "nobody is left to release one";
    default:
      return "nobody is left to do that";
  }
}

bool is_for_lock(const Waiting& wait) noexcept {
  return wait.wait == Wait::kLock || wait.wait == Wait::kSharedLock;
}

bool any_waits_for(const Verdict& verdict, Wait what) noexcept {
  for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
    if (verdict.wait(i).wait == what) return true;
  }
  return false;
}

bool all_wait_for_locks(const Verdict& verdict) noexcept {
  for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
    if (!is_for_lock(verdict.wait(i))) return false;
  }
  return true;
}

// The wait for a lock whose holder has ended; kMostShown if there is none.
std::uint32_t wait_for_gone(const Verdict& verdict) noexcept {
  for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
    const Snapshot& all = *verdict.snapshot;
    const std::uint32_t node = all.graph().dead_target(verdict.shown[i]);
    if (node != Graph::kNone && all.is_gone(node)) return i;
  }
  return Verdict::kMostShown;
}

// The wait that the story ends with, for want of a cycle.
std::uint32_t open_wait(const Verdict& verdict) noexcept {
  for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
    if (verdict.snapshot->graph().node(verdict.shown[i]).anyone) return i;
  }
  return 0;
}

void say_lock(TextBase& out, const Verdict& verdict, std::uint32_t i) noexcept {
  say_name(out, *verdict.wait(i).object, verdict.wait(i).site);
}

}  // namespace

void say_message(TextBase& out, const Verdict& verdict) noexcept {
  if (verdict.stuck == 1 && verdict.threads == 1) {
    out << "the only thread can never continue";
  } else if (verdict.stuck == verdict.threads) {
    out << "all " << verdict.threads << " threads can never continue";
  } else {
    out << verdict.stuck << " of " << verdict.threads
        << " threads can never continue";
  }
}

void say_step(TextBase& out, const Verdict& verdict, std::uint32_t i) noexcept {
  say_wait(out, verdict.wait(i), awaited_thread(verdict, verdict.wait(i)));
}

Site say_reason(TextBase& out, const Verdict& verdict,
                std::uint32_t i) noexcept {
  const Held* held = nullptr;
  const Slot* const holder = dead_holder(verdict, i, held);
  if (!held) {
    const Wait wait = verdict.wait(i).wait;
    if (!holder) {
      out << missing(wait);
    } else if (wait == Wait::kReceive || wait == Wait::kSend) {
      out << "nobody has the other end but ";
      say_thread(out, *holder);
    } else {
      out << "which waits in turn";
    }
    return {};
  }
  out << (held->mode == Mode::kShared ? "read by " : "held by ");
  if (holder == &verdict.slot(i)) {
    out << "itself";
  } else {
    say_thread(out, *holder);
  }
  const bool is_gone = holder->state.load() == State::kGone;
  out << (is_gone ? ", which has ended, since" : " since");
  return held->site;
}

void say_why(TextBase& out, const Verdict& verdict) noexcept {
  if (const std::uint32_t i = wait_for_gone(verdict);
      i != Verdict::kMostShown) {
    say_lock(out, verdict, i);
    out << " was not released before its thread ended; nobody else can";
    return;
  }
  if (!verdict.is_cycle) {
    out << "nobody is left who could end what ";
    say_thread(out, verdict.slot(open_wait(verdict)));
    out << " waits for";
    return;
  }
  if (verdict.shown_count == 1 && is_for_lock(verdict.wait(0))) {
    const bool is_reader = verdict.wait(0).wait == Wait::kSharedLock;
    say_thread(out, verdict.slot(0));
    out << (is_reader ? " reads " : " holds ");
    say_lock(out, verdict, 0);
    out << (is_reader ? " already, and no reader enters while a writer waits"
                      : " already, and waits for itself");
  } else if (any_waits_for(verdict, Wait::kSharedLock)) {
    out << "readers do not enter while a writer waits, and each waits for the "
           "next";
  } else {
    out << "each of them keeps what the one before it waits for";
  }
}

void say_fix(TextBase& out, const Verdict& verdict) noexcept {
  if (wait_for_gone(verdict) != Verdict::kMostShown) {
    out << "hold it in a guard, which releases it on every way out";
    return;
  }
  if (!verdict.is_cycle) {
    switch (verdict.wait(open_wait(verdict)).wait) {
      case Wait::kNotify:
        out << "notify after every change that the wait is for, also on early "
               "ways out";
        return;
      case Wait::kReceive:
      case Wait::kSelect:
        out << "send before you wait, or drop the senders that nobody needs "
               "(`tx.reset()`)";
        return;
      case Wait::kSend:
        out << "receive, make the channel larger, or drop the receiver "
               "(`rx.reset()`)";
        return;
      default:
        out << "make sure that somebody who can run ends this wait";
        return;
    }
  }
  if (!is_for_lock(verdict.wait(0)) && verdict.wait(0).wait != Wait::kOnce &&
      verdict.shown_count == 1) {
    out << "send before you wait, or drop the end that is not needed";
  } else if (verdict.shown_count == 1) {
    out << "lock once, and hand the guard on to whoever needs it";
  } else if (all_wait_for_locks(verdict)) {
    out << "take these locks in the same order everywhere, or together: "
           "`fearless::scoped(a, b)`";
  } else {
    for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
      const std::uint32_t waiter =
          (i + verdict.shown_count - 1) % verdict.shown_count;
      if (is_for_lock(verdict.wait(i)) || !is_for_lock(verdict.wait(waiter))) {
        continue;
      }
      out << "release ";
      say_lock(out, verdict, waiter);
      out << " before ";
      say_site(out, verdict.wait(i).site);
      return;
    }
    out << "let one of them go on without the next";
  }
}

std::uint64_t fingerprint(const Verdict& verdict) noexcept {
  std::uint64_t sum = 0;  // in any order
  for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
    const Waiting& wait = verdict.wait(i);
    sum += hash_of(wait.site, static_cast<std::uint64_t>(wait.wait));
  }
  return sum;
}

}  // namespace fearless::detail::watch
