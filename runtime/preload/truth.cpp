// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What glibc and the kernel say of the threads of a verdict (watch/foreign.h).
// Hooks may miss things: an unlock inside of glibc, a library that was loaded
// past us. Then the verdict is not given.

#include <fcntl.h>
#include <linux/futex.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>

#include "runtime/preload/object.h"
#include "runtime/watch/dump_request.h"
#include "runtime/watch/foreign.h"
#include "runtime/watch/snapshot.h"

namespace fearless::preload {
namespace {

using detail::watch::Slot;

bool does_hold_mutex(const pthread_mutex_t& mutex, const Slot& slot) noexcept {
  const bool is_passed_on = (mutex.__data.__kind & kRobustBit) != 0 &&
                            slot.state.load() == detail::watch::State::kGone;
  return mutex.__data.__owner == slot.id && !is_passed_on;
}

bool does_hold_lock(const pthread_rwlock_t& lock, const Slot& slot,
                    Mode mode) noexcept {
  constexpr int kReaderShift = 3;
  return mode == Mode::kShared ? lock.__data.__readers >> kReaderShift != 0
                               : lock.__data.__cur_writer == slot.id;
}

// Number, six arguments and more, of /proc/self/task/*/syscall; "running" if
// the thread is not asleep.
struct SystemCall {
  long number = -1;
  unsigned long long arguments[6] = {};
};

SystemCall system_call_of(pid_t thread) noexcept {
  SystemCall call;
  detail::watch::Text<64> path;
  path << "/proc/self/task/" << static_cast<std::uint64_t>(thread)
       << "/syscall";
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return call;
  char text[256];
  const ssize_t size = read(file, text, sizeof text);
  close(file);
  const char* const end = text + std::max<ssize_t>(size, 0);
  const auto [at, error] = std::from_chars(text, end, call.number);
  if (error != std::errc()) return {};
  const char* next = at;
  for (auto& argument : call.arguments) {
    if (end - next < 4) return {};
    const auto read = std::from_chars(next + 3, end, argument, 16);  // " 0x"
    if (read.ec != std::errc()) return {};
    next = read.ptr;
  }
  return call;
}

// In a futex of this object, without a time-out.
bool sleeps_at(const Slot& slot, const void* object,
               std::size_t size) noexcept {
  const SystemCall call = system_call_of(slot.id);
  const int operation = static_cast<int>(call.arguments[1]) & FUTEX_CMD_MASK;
  return call.number == SYS_futex &&
         call.arguments[0] - reinterpret_cast<std::uintptr_t>(object) < size &&
         (operation == FUTEX_WAIT || operation == FUTEX_WAIT_BITSET) &&
         call.arguments[3] == 0;
}

// glibc's, since 2.25.
struct Barrier {
  std::atomic<unsigned> in, current_round, count;  // `in` of all rounds
};

// Whether those who are said to wait are who glibc has in its current round,
// and the one who looks, if it is going to wait here, does not complete it.
bool is_round_open(const Object* object, const void* address) noexcept {
  const Barrier& barrier = *static_cast<const Barrier*>(address);
  const auto self = static_cast<pid_t>(syscall(SYS_gettid));
  unsigned said = 0, self_too = 0;
  for (std::uint32_t i = 1; i <= detail::watch::last_slot(); ++i) {
    const Slot& slot = detail::watch::slot(i);
    if (slot.state.load() != detail::watch::State::kPinned || !slot.waiting ||
        slot.waiting->object != object) {
      continue;
    }
    (slot.id == self ? self_too : said) += 1;
  }
  const unsigned inside = barrier.in.load() - barrier.current_round.load();
  return inside == said && inside + self_too < barrier.count.load();
}

bool has_permit(const void* semaphore) noexcept {
  int value = 0;
  auto* const address = static_cast<sem_t*>(const_cast<void*>(semaphore));
  return sem_getvalue(address, &value) != 0 || value > 0;
}

// A handler of a signal may post a semaphore, and any process may send one.
// Those of crashes are left out.
bool are_signals_caught() noexcept {
  constexpr int kCrashes[] = {SIGSEGV, SIGBUS,  SIGFPE, SIGILL,
                              SIGABRT, SIGTRAP, SIGSYS};
  for (int signal = 1; signal < NSIG; ++signal) {
    struct sigaction action;
    if (std::find(std::begin(kCrashes), std::end(kCrashes), signal) !=
            std::end(kCrashes) ||
        sigaction(signal, nullptr, &action) != 0 ||
        action.sa_handler == SIG_DFL || action.sa_handler == SIG_IGN ||
        detail::watch::is_dump_handler(action)) {
      continue;
    }
    return true;
  }
  return false;
}

}  // namespace
}  // namespace fearless::preload

namespace fearless::detail::watch {

bool does_hold(const Slot& holder, const Object& object) noexcept {
  const void* const address =
      static_cast<const preload::Object&>(object).address.load();
  switch (object.kind) {
    case Kind::kMutex:
    case Kind::kRecursiveMutex:
      return preload::does_hold_mutex(
          *static_cast<const pthread_mutex_t*>(address), holder);
    case Kind::kRwLock: {
      const Held* const held = find_held(holder, object);
      return held && preload::does_hold_lock(
                         *static_cast<const pthread_rwlock_t*>(address), holder,
                         held->mode);
    }
    case Kind::kOnce:  // in progress
      return (*static_cast<const int*>(address) & 1) != 0;
    default:
      return false;
  }
}

bool is_asleep_there(const Slot& slot, bool asks_kernel) noexcept {
  const Waiting& wait = *slot.waiting;
  const void* const address =
      static_cast<const preload::Object&>(*wait.object).address.load();
  const bool is_permit = wait.wait == Wait::kPermit;
  if (is_permit
          ? preload::has_permit(address)
          : !preload::is_round_open(
                static_cast<const preload::Object*>(wait.object), address)) {
    return false;
  }
  if (!asks_kernel) return true;
  if (is_permit && preload::are_signals_caught()) return false;
  // The one who looks has told of its wait, and is not asleep yet.
  if (slot.id == static_cast<pid_t>(syscall(SYS_gettid))) return true;
  return preload::sleeps_at(
      slot, address, is_permit ? sizeof(sem_t) : sizeof(pthread_barrier_t));
}

}  // namespace fearless::detail::watch
