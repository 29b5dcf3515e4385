// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/preload/symbolizer.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace fearless::preload {
namespace {

using detail::watch::Text;

constexpr std::string_view kTools[] = {"llvm-addr2line",    "llvm-addr2line-21",
                                       "llvm-addr2line-20", "llvm-addr2line-19",
                                       "llvm-addr2line-18", "addr2line"};

// The first of them that is on the PATH.
bool find_tool(Text<512>& tool) noexcept {
  const char* const path = std::getenv("PATH");
  for (const std::string_view name : kTools) {
    std::string_view rest = path ? path : "/usr/bin";
    while (!rest.empty()) {
      const std::size_t colon = std::min(rest.find(':'), rest.size());
      tool.clear();
      tool << rest.substr(0, colon) << '/' << name;
      if (access(tool.c_str(), X_OK) == 0) return true;
      rest.remove_prefix(std::min(colon + 1, rest.size()));
    }
  }
  return false;
}

struct Command {
  const char* const* arguments;
  const char* const* environment;
  int output;
};

// In the child, which shares our memory until it becomes another program.
int become(void* argument) {
  const Command& command = *static_cast<const Command*>(argument);
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  dup2(nothing, STDIN_FILENO);
  dup2(nothing, STDERR_FILENO);
  dup2(command.output, STDOUT_FILENO);
  execve(command.arguments[0], const_cast<char* const*>(command.arguments),
         const_cast<char* const*>(command.environment));
  _exit(127);
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

// Until the end, or for some seconds.
void read_all(int file, detail::watch::TextBase& output) noexcept {
  constexpr int kMilliseconds = 10'000;
  pollfd event = {file, POLLIN, 0};
  char buffer[1024];
  while (poll(&event, 1, kMilliseconds) > 0) {
    const ssize_t size = read(file, buffer, sizeof buffer);
    if (size <= 0) return;
    output << std::string_view(buffer, static_cast<std::size_t>(size));
  }
}

// No SIGCHLD comes of it, and the program's own wait() does not see it.
bool run(const char* const* arguments,
         detail::watch::TextBase& output) noexcept {
  alignas(16) static char stack[1 << 14];
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  make_environment();
  Command command{arguments, environment, ends[1]};
  const int child =
      clone(become, stack + sizeof stack, CLONE_VM | CLONE_VFORK, &command);
  close(ends[1]);
  if (child > 0) read_all(ends[0], output);
  close(ends[0]);
  if (child <= 0) return false;
  if (waitpid(child, nullptr, __WALL | WNOHANG) == 0) {
    usleep(10'000);
    if (waitpid(child, nullptr, __WALL | WNOHANG) == 0) {
      kill(child, SIGKILL);
      waitpid(child, nullptr, __WALL);
    }
  }
  return true;
}

std::string_view next_line(std::string_view& text) noexcept {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// Of the standard library, or of the system.
bool is_foreign(std::string_view file) noexcept {
  return file.starts_with("??") || file.starts_with("/usr/") ||
         file.starts_with("./nptl/") || file.starts_with("../sysdeps/") ||
         file.find("/include/c++/") != file.npos;
}

// `file:line`, and what may follow: ` (discriminator 2)`.
bool read_place(std::string_view line, SourcePlace& source) noexcept {
  line = line.substr(0, line.find(" ("));
  const std::size_t colon = line.rfind(':');
  if (colon == line.npos || is_foreign(line)) return false;
  std::from_chars(line.data() + colon + 1, line.data() + line.size(),
                  source.line);
  source.file.clear();
  source.file << line.substr(0, colon);
  return source.line != 0;
}

}  // namespace

bool find_source(const Place& call, SourcePlace& source) noexcept {
  static constinit Text<512> tool;
  static bool has_tool = find_tool(tool);
  if (!has_tool) return false;
  Text<32> address;
  address << "0x";
  char digits[16];
  // The call is before the place that it returns to.
  const auto end =
      std::to_chars(digits, digits + sizeof digits, call.address - 1, 16);
  address << std::string_view(digits,
                              static_cast<std::size_t>(end.ptr - digits));
  const char* const arguments[] = {
      tool.c_str(),    "-f",   "-C", "-i", "-e", call.path.c_str(),
      address.c_str(), nullptr};
  static constinit Text<8192> output;
  output.clear();
  if (!run(arguments, output)) return false;
  std::string_view rest = output.view();
  while (!rest.empty()) {
    const std::string_view function = next_line(rest);
    if (!read_place(next_line(rest), source)) continue;
    source.function.clear();
    source.function << function.substr(0, function.find('('));
    return true;
  }
  return false;
}

}  // namespace fearless::preload
