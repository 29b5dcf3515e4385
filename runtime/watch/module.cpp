// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/module.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "runtime/watch/elf_files.h"

namespace fearless::detail::watch {
namespace {

// Not "self": that is the main thread, and has no memory once it has ended.
constexpr char kMaps[] = "/proc/thread-self/maps";

// One line of them.
struct Mapping {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::uint64_t offset = 0;
  std::string_view path;
};

bool parse(std::string_view line, Mapping& mapping) noexcept {
  const char* const end = line.data() + line.size();
  auto read = std::from_chars(line.data(), end, mapping.low, 16);
  if (read.ec != std::errc() || read.ptr == end) return false;
  read = std::from_chars(read.ptr + 1, end, mapping.high, 16);
  if (read.ec != std::errc() || end - read.ptr < 7) return false;
  read = std::from_chars(read.ptr + 6, end, mapping.offset, 16);  // " r-xp "
  const std::size_t slash = line.find('/');
  mapping.path = slash == line.npos ? std::string_view() : line.substr(slash);
  return read.ec == std::errc();
}

// Calls f(line) until it says true.
template <typename F>
bool find_line(const char* path, F&& f) noexcept {
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  char buffer[4096];
  std::size_t size = 0;
  bool is_found = false;
  // The kernel writes as many lines as are asked for, a microsecond each, and
  // the program's own come first.
  const auto read_some = [&] {
    return read(file, buffer + size,
                std::min<std::size_t>(1024, sizeof buffer - size));
  };
  for (ssize_t more; !is_found && (more = read_some()) > 0;) {
    size += static_cast<std::size_t>(more);
    std::string_view rest(buffer, size);
    for (std::size_t end; !is_found && (end = rest.find('\n')) != rest.npos;) {
      is_found = f(rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
    if (rest.size() == sizeof buffer) rest = {};
    std::memmove(buffer, rest.data(), rest.size());
    size = rest.size();
  }
  close(file);
  return is_found;
}

// Fills `name` from one table of symbols.
bool find_in_table(const ElfFile& elf, const ElfW(Shdr) & section,
                   std::uint64_t address, SymbolKind kind,
                   TextBase& name) noexcept {
  const auto sections = elf.sections();
  const unsigned type = kind == SymbolKind::kFunction ? STT_FUNC : STT_OBJECT;
  if (section.sh_link >= sections.size()) return false;
  for (const ElfW(Sym) & symbol : elf.table<ElfW(Sym)>(
           section.sh_offset, section.sh_size / sizeof(ElfW(Sym)))) {
    if (address - symbol.st_value >= symbol.st_size ||  // as a rule
        ELF64_ST_TYPE(symbol.st_info) != type || symbol.st_shndx == SHN_UNDEF ||
        (kind == SymbolKind::kGlobalVariable &&
         ELF64_ST_BIND(symbol.st_info) == STB_LOCAL)) {
      continue;
    }
    say_demangled(name, elf.text(sections[section.sh_link], symbol.st_name));
    return true;
  }
  return false;
}

// The same for all tables of one type.
bool find_in_tables(const ElfFile& elf, ElfW(Word) type, std::uint64_t address,
                    SymbolKind kind, TextBase& name) noexcept {
  const auto sections = elf.sections();
  return std::any_of(sections.begin(), sections.end(),
                     [&](const ElfW(Shdr) & section) {
                       return section.sh_type == type &&
                              find_in_table(elf, section, address, kind, name);
                     });
}

// As the file numbers them, of what is that far into the file. 0: of nothing.
std::uint64_t address_of(std::uint64_t in_file, const ElfFile& elf) noexcept {
  std::uint64_t address = 0;
  if (!elf.is_open()) return address;
  for (const ElfW(Phdr) & segment : elf.segments()) {
    if (segment.p_type != PT_LOAD) continue;
    const std::uint64_t page = segment.p_offset & ~std::uint64_t{4095};
    const std::uint64_t size =
        segment.p_offset - page + std::max(segment.p_memsz, segment.p_filesz);
    if (in_file - page >= size) continue;
    address = in_file - segment.p_offset + segment.p_vaddr;
    // Two segments may share a page of the file: the later one has the data.
  }
  return address;
}

bool is_there(const TextBase& path) noexcept {
  return access(path.c_str(), R_OK) == 0;
}

// Where distributions put what they have stripped, by the hash of the build.
bool has_debug_file_of_build(const ElfFile& elf) noexcept {
  constexpr std::size_t kHeader = 16;  // of the note, its name included
  constexpr char kHex[] = "0123456789abcdef";
  const auto* const section = elf.find_section(".note.gnu.build-id");
  if (!section || section->sh_size <= kHeader + 1) return false;
  Text<256> path;
  path << "/usr/lib/debug/.build-id/";
  bool is_first = true;
  for (const unsigned char byte : elf.table<unsigned char>(
           section->sh_offset + kHeader, section->sh_size - kHeader)) {
    path << kHex[byte >> 4] << kHex[byte & 15] << (is_first ? "/" : "");
    is_first = false;
  }
  path << ".debug";
  return is_there(path);
}

// The file that it names itself, in the places where debuggers look.
bool has_linked_debug_file(const ElfFile& elf, std::string_view path) noexcept {
  const auto* const section = elf.find_section(".gnu_debuglink");
  if (!section) return false;
  const std::string_view name = elf.text(*section, 0);
  const std::string_view folder = path.substr(0, path.rfind('/') + 1);
  Text<1024> beside, below, far;
  beside << folder << name;
  below << folder << ".debug/" << name;
  far << "/usr/lib/debug" << folder << name;
  return is_there(beside) || is_there(below) || is_there(far);
}

}  // namespace

bool has_lines(const Place& place) noexcept {
  return with_elf_file(place.path.c_str(), [&](const ElfFile& elf) {
    return elf.is_open() &&
           (elf.find_section(".debug_line") ||
            elf.find_section(".zdebug_line") || has_debug_file_of_build(elf) ||
            has_linked_debug_file(elf, place.path.view()));
  });
}

bool find_place(std::uintptr_t address, Place& place) noexcept {
  Mapping file;  // the last one with a name; its path is in `place`
  const bool is_found = find_line(kMaps, [&](std::string_view line) {
    Mapping mapping;
    if (!parse(line, mapping)) return false;
    const bool is_here = address - mapping.low < mapping.high - mapping.low;
    if (mapping.path.empty()) {
      // Zeros that follow a file's data are a mapping without a name.
      return is_here && mapping.low == file.high;
    }
    file = mapping;
    place.path.clear();
    place.path << mapping.path;
    return is_here;
  });
  if (!is_found) return false;
  place.low = file.low;
  place.high = file.high;
  const std::uint64_t in_file = address - file.low + file.offset;
  place.address = with_elf_file(
      place.path.c_str(),
      [&](const ElfFile& elf) noexcept { return address_of(in_file, elf); });
  return place.address != 0;
}

bool find_symbol(const Place& place, SymbolKind kind, TextBase& name) noexcept {
  return with_elf_file(place.path.c_str(), [&](const ElfFile& elf) {
    if (!elf.is_open()) return false;
    return find_in_tables(elf, SHT_SYMTAB, place.address, kind, name) ||
           find_in_tables(elf, SHT_DYNSYM, place.address, kind, name);
  });
}

void say_demangled(TextBase& out, std::string_view symbol) noexcept {
  std::string_view rest = symbol;
  if (!rest.starts_with("_Z")) {
    out << symbol;
    return;
  }
  rest.remove_prefix(2);
  const bool is_nested = rest.starts_with('N');
  if (is_nested) rest.remove_prefix(1);
  bool is_first = true;
  while (!rest.empty() && rest.front() != 'E') {
    while (rest.starts_with('L') || rest.starts_with('K')) {
      rest.remove_prefix(1);
    }
    if (rest.starts_with("St")) {
      out << "std";
      rest.remove_prefix(2);
    } else {
      std::size_t length = 0;
      const auto read =
          std::from_chars(rest.data(), rest.data() + rest.size(), length);
      rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
      if (read.ec != std::errc() || length > rest.size()) {
        if (is_first) out << symbol;
        return;
      }
      const std::string_view part = rest.substr(0, length);
      if (!is_first) out << "::";
      out << (part == "_GLOBAL__N_1" ? "(anonymous namespace)" : part);
      rest.remove_prefix(length);
    }
    is_first = false;
    if (!is_nested) return;
  }
}

}  // namespace fearless::detail::watch
