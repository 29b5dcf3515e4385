// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <algorithm>
#include <cerrno>

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::cli {
namespace {

constexpr std::size_t kKeptErrors = 4096;
// Deeply nested source needs a deep stack; Linux keeps this much free below it.
constexpr rlim_t kStackBytes = 100u << 20;

void limit_resources() {
  rlimit stack{};
  if (getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur != RLIM_INFINITY &&
      stack.rlim_cur < kStackBytes) {
    stack.rlim_cur = std::min(kStackBytes, stack.rlim_max);
    setrlimit(RLIMIT_STACK, &stack);
  }
  rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

void write_all(int fd, llvm::StringRef text) {
  while (!text.empty()) {
    ssize_t count = ::write(fd, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) ::_exit(1);
    text = text.drop_front(static_cast<std::size_t>(count));
  }
}

// The library may print; the result must not be mixed with that.
[[noreturn]] void run_child(int output, int errors, std::size_t item,
                            llvm::function_ref<std::string(std::size_t)> work) {
  limit_resources();
  int null = ::open("/dev/null", O_RDWR);
  ::dup2(null, STDIN_FILENO);
  ::dup2(null, STDOUT_FILENO);
  ::dup2(errors, STDERR_FILENO);
  write_all(output, work(item));
  ::_exit(0);
}

// False at the end of the file or on an error.
bool read_some(int fd, std::string& text) {
  char buffer[1 << 16];
  ssize_t count = ::read(fd, buffer, sizeof buffer);
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  text.append(buffer, static_cast<std::size_t>(count));
  return count > 0;
}

std::string last_line(llvm::StringRef text) {
  llvm::StringRef line = text.rtrim().rsplit('\n').second;
  return (line.empty() ? text.trim() : line.trim()).take_front(200).str();
}

std::string failure_of(int status, llvm::StringRef errors) {
  std::string failure;
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
    return "was killed (signal 9), perhaps for want of memory";
  if (WIFSIGNALED(status))
    failure = "crashed (signal " + std::to_string(WTERMSIG(status)) + ")";
  else if (WEXITSTATUS(status) != 0)
    failure =
        "ended early (status " + std::to_string(WEXITSTATUS(status)) + ")";
  std::string said = last_line(errors);
  if (!failure.empty() && !said.empty()) failure += ": " + said;
  return failure;
}

}  // namespace

std::optional<Child> Child::start(
    std::size_t item, llvm::function_ref<std::string(std::size_t)> work) {
  int output[2], errors[2];
  if (::pipe2(output, O_CLOEXEC) != 0) return std::nullopt;
  if (::pipe2(errors, O_CLOEXEC) != 0) {
    for (int fd : output) ::close(fd);
    return std::nullopt;
  }
  pid_t process = ::fork();
  if (process == 0) run_child(output[1], errors[1], item, work);
  int fork_error = errno;
  ::close(output[1]);
  ::close(errors[1]);
  if (process < 0) {
    ::close(output[0]);
    ::close(errors[0]);
    errno = fork_error;
    return std::nullopt;
  }
  ::fcntl(errors[0], F_SETFL, O_NONBLOCK);
  Child child;
  child.item_ = item;
  child.process_ = process;
  child.output_fd_ = output[0];
  child.errors_fd_ = errors[0];
  return child;
}

bool Child::read_output() { return read_some(output_fd_, output_); }

void Child::read_errors() {
  if (errors_fd_ < 0) return;
  if (!read_some(errors_fd_, errors_)) {
    ::close(errors_fd_);
    errors_fd_ = -1;
  }
  if (errors_.size() > kKeptErrors)
    errors_.erase(0, errors_.size() - kKeptErrors);
}

void Child::give_up(std::string why) {
  given_up_ = std::move(why);
  ::kill(process_, SIGKILL);
}

Outcome Child::finish() {
  read_errors();
  ::close(output_fd_);
  if (errors_fd_ >= 0) ::close(errors_fd_);
  int status = 0;
  rusage usage{};
  while (::wait4(process_, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  Outcome outcome;
  outcome.output = std::move(output_);
  auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) +
           static_cast<double>(time.tv_usec) / 1e6;
  };
  outcome.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  outcome.peak_kilobytes = static_cast<std::uint64_t>(usage.ru_maxrss);
  outcome.failure =
      given_up_.empty() ? failure_of(status, errors_) : std::move(given_up_);
  return outcome;
}

}  // namespace fearless::cli
