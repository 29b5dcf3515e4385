// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `fearless dump PID`: asks a watched process who waits for whom, and prints
// the answer. The process goes on. See runtime/watch/dump_request.h.

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "llvm/Support/MemoryBuffer.h"
#include "runtime/watch/dump_request.h"

namespace fearless::cli {
namespace {

namespace watch = detail::watch;

constexpr std::chrono::seconds kPatience(10);

llvm::Error wrong(const llvm::Twine& text) {
  return llvm::createStringError(text.str());
}

std::string file_of(pid_t process, llvm::StringRef name) {
  return ("/proc/" + llvm::Twine(process) + "/" + name).str();
}

std::string content(pid_t process, llvm::StringRef name) {
  auto buffer = llvm::MemoryBuffer::getFileAsStream(file_of(process, name));
  return buffer ? (*buffer)->getBuffer().str() : std::string();
}

// The value of a line of /proc/PID/status.
llvm::StringRef field(llvm::StringRef status, llvm::StringRef name) {
  auto [before, rest] = status.split(("\n" + name + ":").str());
  return rest.split('\n').first.trim();
}

bool catches_sigquit(llvm::StringRef status) {
  std::uint64_t caught = 0;
  field(status, "SigCgt").getAsInteger(16, caught);
  return (caught >> (SIGQUIT - 1) & 1) != 0;
}

llvm::Expected<pid_t> read_process(const Options& options) {
  pid_t process = 0;
  if (options.paths.size() != 1 ||
      llvm::StringRef(options.paths.front()).getAsInteger(10, process) ||
      process <= 0)
    return wrong(
        "`fearless dump` takes the number of one process: "
        "`fearless dump $(pgrep my_test)`");
  return process;
}

// Whatever could go wrong when it gets the signal is found before: one that
// does not know of this would end.
llvm::Error check(pid_t process) {
  const std::string name = "process " + std::to_string(process);
  if (kill(process, 0) != 0)
    return errno == EPERM
               ? wrong(name + " is somebody else's; ask as that user, or root")
               : wrong("there is no " + name);
  const std::string status = content(process, "status");
  if (status.empty() || field(status, "State").starts_with("Z"))
    return wrong(name + " has ended");
  if (content(process, "maps").find(watch::kDumpMark) == std::string::npos)
    return wrong(name +
                 " is not watched; start it with `fearless run -- "
                 "PROGRAM`, or link it with fearless::instrumented");
  if (!catches_sigquit(status))
    return wrong(name +
                 " has taken the handler of SIGQUIT away, and would "
                 "end; it cannot be asked");
  return llvm::Error::success();
}

// The process opens a file of ours, so root takes the rights of its user.
llvm::Error become_user_of(pid_t process) {
  struct stat status;
  if (geteuid() != 0 || stat(file_of(process, "").c_str(), &status) != 0 ||
      status.st_uid == 0)
    return llvm::Error::success();
  if (setresgid(status.st_gid, status.st_gid, status.st_gid) != 0 ||
      setresuid(status.st_uid, status.st_uid, status.st_uid) != 0 ||
      prctl(PR_SET_DUMPABLE, 1) != 0)
    return wrong("cannot become the user of process " + llvm::Twine(process) +
                 ": " + std::strerror(errno));
  return llvm::Error::success();
}

// What was written so far.
std::string read_file(int file) {
  std::string text;
  char buffer[4096];
  for (ssize_t size; (size = pread(file, buffer, sizeof buffer,
                                   static_cast<off_t>(text.size()))) > 0;)
    text.append(buffer, static_cast<std::size_t>(size));
  return text;
}

llvm::Expected<std::string> ask(pid_t process, int file) {
  const std::string name = "process " + std::to_string(process);
  if (sigqueue(process, SIGQUIT, watch::request_value(file)) != 0)
    return wrong("cannot signal " + name + ": " + std::strerror(errno));
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (std::chrono::steady_clock::now() < end) {
    std::string text = read_file(file);
    if (!text.empty() && text.back() == '\0') {
      text.pop_back();
      return text;
    }
    if (kill(process, 0) != 0) return wrong(name + " ended before it answered");
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return wrong(name +
               " does not answer; it is stopped, all of its threads "
               "block SIGQUIT, or it has a handler of its own");
}

llvm::Error dump(const Options& options) {
  auto process = read_process(options);
  if (!process) return process.takeError();
  if (llvm::Error error = check(*process)) return error;
  if (llvm::Error error = become_user_of(*process)) return error;
  const int file = memfd_create(watch::kDumpFile, MFD_CLOEXEC);
  if (file < 0) return wrong(llvm::Twine("no memory: ") + std::strerror(errno));
  auto text = ask(*process, file);
  close(file);
  if (!text) return text.takeError();
  llvm::outs() << *text;
  return llvm::Error::success();
}

}  // namespace

int dump_command(const Options& options) {
  if (llvm::Error error = dump(options)) {
    print_error(std::move(error));
    return kExitUsage;
  }
  return kExitClean;
}

}  // namespace fearless::cli
