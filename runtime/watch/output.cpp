// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/watch/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace fearless::detail::watch {
namespace {

bool write_whole(int file, std::string_view what) noexcept {
  while (!what.empty()) {
    const ssize_t written = write(file, what.data(), what.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    what.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void complain_of(const char* path, const char* why) noexcept {
  static constinit std::atomic<bool> is_said = false;
  if (is_said.exchange(true)) return;
  Text<1024> line;
  line << "fearless: cannot write " << path << ": " << why << '\n';
  write_all(STDERR_FILENO, line.view());
}

// The system's word for it; strerror may allocate.
const char* reason() noexcept {
  const char* const text = strerrordesc_np(errno);
  return text ? text : "unknown error";
}

bool is_regular_or_new(const char* path) noexcept {
  struct stat facts;
  return stat(path, &facts) != 0 || S_ISREG(facts.st_mode);
}

}  // namespace

void write_all(int file, std::string_view what) noexcept {
  (void)write_whole(file, what);
}

void append_to_file(const char* path, std::string_view what) noexcept {
  const int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (file < 0) return complain_of(path, reason());
  if (!write_whole(file, what)) complain_of(path, reason());
  close(file);
}

FileReplacement::FileReplacement(const char* path) noexcept : path_(path) {
  const bool is_beside = is_regular_or_new(path);
  if (is_beside) {
    beside_ << path << '.' << static_cast<std::uint64_t>(getpid()) << ".tmp";
  }
  file_ = open(is_beside ? beside_.c_str() : path,
               O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file_ < 0) complain(reason());
}

void FileReplacement::write(std::string_view what) noexcept {
  if (file_ < 0 || !is_whole_ || write_whole(file_, what)) return;
  complain(reason());
}

void FileReplacement::commit() noexcept {
  if (file_ < 0) return;
  close(file_);
  file_ = -1;
  if (beside_.size() == 0) return;
  if (!is_whole_) {
    unlink(beside_.c_str());
  } else if (rename(beside_.c_str(), path_) != 0) {
    complain(reason());
    unlink(beside_.c_str());
  }
}

void FileReplacement::complain(const char* what) noexcept {
  is_whole_ = false;
  complain_of(path_, what);
}

}  // namespace fearless::detail::watch
