// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An ELF file in memory, as long as this lives: its tables, none of which is
// trusted to lie within the file. No allocation.

#ifndef FEARLESS_RUNTIME_WATCH_ELF_FILE_H_
#define FEARLESS_RUNTIME_WATCH_ELF_FILE_H_

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>

namespace fearless::detail::watch {

class ElfFile {
 public:
  explicit ElfFile(const char* path) noexcept {
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0) return;
    if (fstat(file, &status) == 0 &&
        static_cast<std::size_t>(status.st_size) > sizeof(ElfW(Ehdr))) {
      size_ = static_cast<std::size_t>(status.st_size);
      start_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    }
    close(file);
    if (start_ != MAP_FAILED && std::memcmp(start_, ELFMAG, SELFMAG) != 0) {
      munmap(start_, size_);
      start_ = MAP_FAILED;
    }
  }
  ElfFile(const ElfFile&) = delete;
  ElfFile& operator=(const ElfFile&) = delete;
  ~ElfFile() {
    if (is_open()) munmap(start_, size_);
  }

  bool is_open() const noexcept { return start_ != MAP_FAILED; }

  // REQUIRES for all: is_open(). What does not fit into the file is empty.
  std::span<const ElfW(Phdr)> segments() const noexcept {
    return table<ElfW(Phdr)>(header().e_phoff, header().e_phnum);
  }
  std::span<const ElfW(Shdr)> sections() const noexcept {
    return table<ElfW(Shdr)>(header().e_shoff, header().e_shnum);
  }
  template <typename T>
  std::span<const T> table(std::size_t offset,
                           std::size_t count) const noexcept {
    if (offset > size_ || count > (size_ - offset) / sizeof(T)) return {};
    return {
        reinterpret_cast<const T*>(static_cast<const char*>(start_) + offset),
        count};
  }
  // What stands at `at` of a section of strings.
  std::string_view text(const ElfW(Shdr) & strings,
                        std::size_t at) const noexcept {
    const auto all = table<char>(strings.sh_offset, strings.sh_size);
    if (at >= all.size()) return {};
    const std::string_view rest(all.data() + at, all.size() - at);
    return rest.substr(0, rest.find('\0'));
  }
  // Null: there is no section of that name.
  const ElfW(Shdr) * find_section(std::string_view name) const noexcept {
    const auto all = sections();
    if (header().e_shstrndx >= all.size()) return nullptr;
    const ElfW(Shdr)& names = all[header().e_shstrndx];
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const ElfW(Shdr) & section) {
          return text(names, section.sh_name) == name;
        });
    return found == all.end() ? nullptr : &*found;
  }

 private:
  const ElfW(Ehdr) & header() const noexcept {
    return *static_cast<const ElfW(Ehdr)*>(start_);
  }

  void* start_ = MAP_FAILED;
  std::size_t size_ = 0;
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_ELF_FILE_H_
