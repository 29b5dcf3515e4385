// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/elf_files.h"

#include <mutex>
#include <new>

#include "runtime/watch/spin.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {
namespace {

struct Kept {
  explicit Kept(const char* name) noexcept : file(name) { path << name; }

  Text<512> path;
  ElfFile file;
};

constexpr unsigned kMost = 16;
// Never destroyed: a report may be about the end of the program.
alignas(Kept) constinit std::byte room[kMost * sizeof(Kept)] = {};
constinit unsigned count = 0;
constinit SpinLock lock;

}  // namespace

const ElfFile* kept_elf_file(const char* path) noexcept {
  const std::lock_guard guard(lock);
  Kept* const kept = reinterpret_cast<Kept*>(room);
  for (unsigned i = 0; i < count; ++i) {
    if (kept[i].path.view() == path) return &kept[i].file;
  }
  if (count == kMost) return nullptr;
  return &(new (&kept[count++]) Kept(path))->file;
}

void reset_elf_files() noexcept { lock.reset(); }

}  // namespace fearless::detail::watch
