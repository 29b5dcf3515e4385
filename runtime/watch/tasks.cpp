// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/tasks.h"

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "runtime/watch/slot.h"

namespace fearless::detail::watch {
namespace {

struct DirectoryEntry {  // of getdents64(2)
  std::uint64_t inode;
  std::int64_t offset;
  unsigned short length;
  unsigned char type;
  char name[1];
};

// Calls f(id) for each thread until it says stop; false if it cannot tell. The
// kernel ends its list early when the thread that it stands at leaves meanwhile
// (next_tid() of Linux 6.18): fewer than there were at first are not all.
template <typename F>
bool for_each_task(F&& f) noexcept {
  const int folder =
      open("/proc/self/task", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return false;
  struct stat status;  // a link for each thread, and two
  const bool has_count = fstat(folder, &status) == 0;
  alignas(8) char buffer[4096];
  long size;
  std::uint64_t count = 2;
  bool goes_on = true;
  while (goes_on &&
         (size = syscall(SYS_getdents64, folder, buffer, sizeof buffer)) > 0) {
    for (long at = 0; goes_on && at < size;) {
      const auto* entry = reinterpret_cast<DirectoryEntry*>(buffer + at);
      at += entry->length;
      pid_t id = 0;
      for (const char* c = entry->name; *c >= '0' && *c <= '9'; ++c) {
        id = id * 10 + (*c - '0');
      }
      if (id == 0) continue;
      ++count;
      goes_on = f(id);
    }
  }
  close(folder);
  return !goes_on || (has_count && count >= status.st_nlink);
}

// A sanitizer has a thread of its own, from the first pthread_create on. It
// never touches what the program waits for.
#if defined(__SANITIZE_THREAD__)
#define FEARLESS_HAS_SANITIZER_THREAD 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define FEARLESS_HAS_SANITIZER_THREAD 1
#endif
#endif

#ifdef FEARLESS_HAS_SANITIZER_THREAD
constinit pid_t sanitizer_threads[4] = {};

void* do_nothing(void*) { return nullptr; }

[[gnu::constructor]] void find_sanitizer_threads() {
  pthread_t thread;
  if (pthread_create(&thread, nullptr, do_nothing, nullptr) != 0) return;
  pthread_join(thread, nullptr);
  usleep(1000);  // that one leaves the list a little later
  const auto self = static_cast<pid_t>(syscall(SYS_gettid));
  pid_t* next = sanitizer_threads;
  for_each_task([&](pid_t id) {
    if (id != self) *next++ = id;
    return next != std::end(sanitizer_threads);
  });
}

bool is_of_sanitizer(pid_t id) noexcept {
  return std::find(std::begin(sanitizer_threads), std::end(sanitizer_threads),
                   id) != std::end(sanitizer_threads);
}
#else
bool is_of_sanitizer(pid_t) noexcept { return false; }
#endif

// The leader of the process may have ended, and stays in the list.
bool is_to_be_left_out(pid_t id) noexcept {
  return (id == getpid() && has_leader_left()) || is_of_sanitizer(id);
}

}  // namespace

bool is_anyone_but(std::span<const pid_t> these) noexcept {
  bool is_found = false;
  const bool can_tell = for_each_task([&](pid_t id) {
    is_found = std::find(these.begin(), these.end(), id) == these.end() &&
               !is_to_be_left_out(id);
    return !is_found;
  });
  return is_found || !can_tell;
}

std::uint32_t count_tasks() noexcept {
  std::uint32_t count = 0;
  for_each_task([&](pid_t id) {
    if (!is_to_be_left_out(id)) ++count;
    return true;
  });
  return count;
}

}  // namespace fearless::detail::watch
