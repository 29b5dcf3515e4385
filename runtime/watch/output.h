// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Files that the watcher writes, with system calls only: nothing is allocated
// and no lock taken. What cannot be written is said on stderr, once.

#ifndef FEARLESS_RUNTIME_WATCH_OUTPUT_H_
#define FEARLESS_RUNTIME_WATCH_OUTPUT_H_

#include <string_view>

#include "runtime/watch/text.h"

namespace fearless::detail::watch {

void write_all(int file, std::string_view what) noexcept;

// Makes it if it is not there.
void append_to_file(const char* path, std::string_view what) noexcept;

// A file that is there as a whole or as it was before: written beside it, and
// put in its place by commit(). What is no regular file, such as a pipe, is
// written as it is. REQUIRES: the characters of the path live as long.
class FileReplacement {
 public:
  explicit FileReplacement(const char* path) noexcept;
  FileReplacement(const FileReplacement&) = delete;
  FileReplacement& operator=(const FileReplacement&) = delete;
  ~FileReplacement() { commit(); }

  void write(std::string_view what) noexcept;
  void commit() noexcept;

 private:
  void complain(const char* what) noexcept;

  const char* path_;
  Text<512> beside_;  // empty: written as it is
  int file_ = -1;
  bool is_whole_ = true;
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_OUTPUT_H_
