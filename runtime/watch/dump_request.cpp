// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/dump_request.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <string_view>

#include "runtime/watch/act.h"
#include "runtime/watch/dump.h"
#include "runtime/watch/options.h"
#include "runtime/watch/output.h"
#include "runtime/watch/spin.h"
#include "runtime/watch/symbolizer.h"
#include "runtime/watch/undisturbed.h"

namespace fearless::detail::watch {
namespace {

constinit char text_room[1 << 17];
constinit TextIn text(text_room);
constinit SpinLock lock;  // of the text

void write_text(const Snapshot& snapshot, void*) noexcept {
  write_with_places([&] {
    text.clear();
    write_dump(text, snapshot);
  });
}

// use(dump); if others look for too long, which may be in the way of a handler,
// use(an excuse).
template <typename Use>
void with_dump(Use&& use) noexcept {
  constexpr std::string_view kBusy =
      "==fearless== no dump: somebody looks at the threads just now\n";
  for (int tries = 0; !lock.try_lock(); ++tries) {
    if (tries == 100'000) return use(kBusy);
    sched_yield();
  }
  use(with_snapshot(write_text, nullptr) ? text.view() : kBusy);
  lock.unlock();
}

// The sender may be gone, and another process have its number.
bool is_dump_file(const char* path) noexcept {
  char name[64];
  const ssize_t size = readlink(path, name, sizeof name);
  return size > 0 && std::string_view(name, static_cast<std::size_t>(size))
                         .starts_with("/memfd:fearless-dump");
}

void answer(pid_t asker, int file_of_asker) noexcept {
  Text<64> path;
  path << "/proc/" << static_cast<std::uint64_t>(asker) << "/fd/"
       << static_cast<std::uint64_t>(file_of_asker);
  if (!is_dump_file(path.c_str())) return;
  const int file = open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (file < 0) return;
  with_dump([&](std::string_view dump) { write_all(file, dump); });
  write_all(file, std::string_view("", 1));
  close(file);
}

void on_signal(int signal, siginfo_t* info, void*) {
  const Undisturbed undisturbed;
  if (const int file = requested_file(*info); file >= 0) {
    return answer(info->si_pid, file);
  }
  with_dump([](std::string_view dump) { write_log(dump); });
  ::signal(signal, SIG_DFL);
  raise(signal);
}

// Seen in /proc/PID/maps; no file stays open.
void leave_mark() noexcept {
  constexpr unsigned kNeverRuns = 8;  // MFD_NOEXEC_SEAL, of Linux 6.3
  int file = memfd_create(kDumpMark, MFD_CLOEXEC | kNeverRuns);
  if (file < 0) file = memfd_create(kDumpMark, MFD_CLOEXEC);
  if (file < 0) return;
  const long size = sysconf(_SC_PAGESIZE);
  if (ftruncate(file, size) == 0) {
    mmap(nullptr, static_cast<std::size_t>(size), PROT_READ, MAP_SHARED, file,
         0);
  }
  close(file);
}

// True: it is answered from now on.
bool answer_signal(int signal) noexcept {
  struct sigaction action;
  if (sigaction(signal, nullptr, &action) != 0 ||
      (action.sa_flags & SA_SIGINFO) != 0 || action.sa_handler != SIG_DFL) {
    return false;
  }
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  sigaddset(&action.sa_mask, SIGTERM);
  sigaddset(&action.sa_mask, SIGQUIT);
  return sigaction(signal, &action, nullptr) == 0;
}

}  // namespace

void answer_signals() noexcept {
  if (options().dump == 0) return;
  answer_signal(SIGTERM);
  if (answer_signal(SIGQUIT)) leave_mark();
}

bool is_dump_handler(const struct sigaction& action) noexcept {
  return (action.sa_flags & SA_SIGINFO) != 0 &&
         action.sa_sigaction == on_signal;
}

}  // namespace fearless::detail::watch
