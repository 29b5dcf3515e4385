// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The files that reports look into, again and again the same few. They stay in
// memory: to take one out interrupts every processor that runs a thread of this
// process, and waits for it. Any thread; no allocation.

#ifndef FEARLESS_RUNTIME_WATCH_ELF_FILES_H_
#define FEARLESS_RUNTIME_WATCH_ELF_FILES_H_

#include <utility>

#include "runtime/watch/elf_file.h"

namespace fearless::detail::watch {

// Null: more were asked for than are kept.
const ElfFile* kept_elf_file(const char* path) noexcept;

// f(the file of that path), which may not be open.
template <typename F>
auto with_elf_file(const char* path, F&& f) noexcept {
  if (const ElfFile* const file = kept_elf_file(path)) return f(*file);
  return f(ElfFile(path));
}

// In a forked child.
void reset_elf_files() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_ELF_FILES_H_
