// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/preload/call_site.h"

#include <elf.h>
#include <link.h>
#include <sys/auxv.h>

#include <algorithm>

namespace fearless::preload {
namespace {

struct Range {
  std::uintptr_t low = 0;
  std::uintptr_t high = 0;
  bool contains(std::uintptr_t address) const noexcept {
    return low <= address && address < high;
  }
};
constinit Range text_of_program;

// The program's headers say where its code is, before any library is asked.
[[gnu::constructor(101)]] void find_program() {
  const auto headers = getauxval(AT_PHDR);
  const auto count = getauxval(AT_PHNUM);
  const auto* const first = reinterpret_cast<const ElfW(Phdr)*>(headers);
  if (!first) return;
  std::uintptr_t base = 0;
  for (const auto* at = first; at != first + count; ++at) {
    if (at->p_type == PT_PHDR) base = headers - at->p_vaddr;
  }
  for (const auto* at = first; at != first + count; ++at) {
    if (at->p_type != PT_LOAD || (at->p_flags & PF_X) == 0) continue;
    text_of_program = {base + at->p_vaddr, base + at->p_vaddr + at->p_memsz};
  }
}

// What stands before it is a call: E8 and 4 bytes, or FF /2 of 2 to 7 bytes.
bool is_after_call(std::uintptr_t address) noexcept {
#ifdef __x86_64__
  if (!text_of_program.contains(address - 8)) return false;
  const auto* const end = reinterpret_cast<const unsigned char*>(address);
  if (end[-5] == 0xE8) return true;
  for (int length = 2; length <= 7; ++length) {
    if (end[-length] == 0xFF && (end[1 - length] & 0x38) == 0x10) return true;
  }
  return false;
#else
  return text_of_program.contains(address - 8);
#endif
}

// Of the main thread, above all frames: its arguments.
[[gnu::constructor(101)]] void find_stack_of_main(int, char** arguments) {
  stack_end = reinterpret_cast<std::uintptr_t>(arguments);
}

}  // namespace

constinit thread_local std::uintptr_t stack_end = 0;

void add_calls_of_program(Site& site, const void* frame) noexcept {
  constexpr std::uintptr_t kFurthest = 4096;
  std::uintptr_t* const frames = site.frames();
  if (text_of_program.contains(frames[0])) return;
  std::fill(frames + 1, frames + Site::kMost, 0);
  unsigned count = 1;
  const auto start = reinterpret_cast<std::uintptr_t>(frame);
  const auto end = std::min(stack_end, start + kFurthest);
  for (auto at = start; at + 8 <= end && count < Site::kMost; at += 8) {
    const auto value = *reinterpret_cast<const std::uintptr_t*>(at);
    if (text_of_program.contains(value) && is_after_call(value)) {
      frames[count++] = value;
    }
  }
}

}  // namespace fearless::preload
