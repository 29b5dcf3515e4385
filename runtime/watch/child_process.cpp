// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string_view>

// The name behind `clone`: a sanitizer that stands in front of that one takes
// the child for a fork.
extern "C" int __clone(int (*run)(void*), void* stack, int flags,
                       void* argument, ...);

namespace fearless::detail::watch {
namespace {

struct Command {
  const char* const* arguments;
  const char* const* environment;
  int output;
};

// In the child, which shares our memory until it becomes another program; hence
// system calls only, which no sanitizer sees.
[[gnu::no_sanitize_thread]] int become(void* argument) {
  const Command& command = *static_cast<const Command*>(argument);
  const long nothing =
      syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDWR | O_CLOEXEC);
  syscall(SYS_dup3, nothing, STDIN_FILENO, 0);
  syscall(SYS_dup3, nothing, STDERR_FILENO, 0);
  syscall(SYS_dup3, command.output, STDOUT_FILENO, 0);
  syscall(SYS_execve, command.arguments[0], command.arguments,
          command.environment);
  syscall(SYS_exit_group, 127);
  return 127;
}

constexpr std::size_t kMostVariables = 1024;
constinit const char* environment[kMostVariables + 1];

// Ours without the variable that would preload us there, too.
void make_environment() noexcept {
  std::size_t count = 0;
  for (char** at = environ; at && *at && count < kMostVariables; ++at) {
    if (!std::string_view(*at).starts_with("LD_PRELOAD=")) {
      environment[count++] = *at;
    }
  }
  environment[count] = nullptr;
}

void read_all(int file, TextBase& output) noexcept {
  constexpr int kMilliseconds = 10'000;
  pollfd event = {file, POLLIN, 0};
  char buffer[4096];
  while (poll(&event, 1, kMilliseconds) > 0) {
    const ssize_t size = read(file, buffer, sizeof buffer);
    if (size <= 0) return;
    output << std::string_view(buffer, static_cast<std::size_t>(size));
  }
}

// It has closed its output; if it does not end all the same, it is ended.
void see_end_of(int child) noexcept {
  for (int tries = 0; tries < 100; ++tries) {
    if (waitpid(child, nullptr, __WALL | WNOHANG) != 0) return;
    usleep(100);
  }
  kill(child, SIGKILL);
  waitpid(child, nullptr, __WALL);
}

}  // namespace

bool run_program(const char* const* arguments, TextBase& output) noexcept {
  alignas(16) static char stack[1 << 14];
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  make_environment();
  Command command{arguments, environment, ends[1]};
  const int child =
      __clone(become, stack + sizeof stack, CLONE_VM | CLONE_VFORK, &command);
  close(ends[1]);
  if (child > 0) read_all(ends[0], output);
  close(ends[0]);
  if (child <= 0) return false;
  see_end_of(child);
  return true;
}

}  // namespace fearless::detail::watch
