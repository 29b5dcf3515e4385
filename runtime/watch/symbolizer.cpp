// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/symbolizer.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <mutex>
#include <string_view>

#include "runtime/watch/child_process.h"
#include "runtime/watch/elf_files.h"
#include "runtime/watch/module.h"
#include "runtime/watch/spin.h"
#include "runtime/watch/text.h"
#include "runtime/watch/undisturbed.h"

namespace fearless::detail::watch {
namespace {

// What was looked up once: each address has some frames in a row. When a table
// is full, nothing more is known.
struct Entry {
  std::uintptr_t call = 0;  // 0: free
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};
constexpr std::uint32_t kMostEntries = 1 << 13;
constinit Entry entries[kMostEntries];
constinit Frame frames[kMostEntries * 2];
constinit std::uint32_t frame_count = 0;
constinit char words[1 << 20];
constinit std::size_t words_size = 0;

constinit SpinLock lock;  // of all of this
constinit thread_local bool is_looking_up = false;
constinit thread_local Wanted* wanted_here = nullptr;

// Null: no room.
Entry* entry_of(std::uintptr_t call) noexcept {
  constexpr std::uint32_t kMostProbes = 256;
  const std::uint64_t start = call * 0x9e3779b97f4a7c15 >> 32;
  for (std::uint64_t probe = 0; probe < kMostProbes; ++probe) {
    Entry& entry = entries[(start + probe) % kMostEntries];
    if (entry.call == call || entry.call == 0) return &entry;
  }
  return nullptr;
}

const char* keep(std::string_view text) noexcept {
  if (sizeof words - words_size < text.size() + 1) return "";
  char* const start = words + words_size;
  *std::copy(text.begin(), text.end(), start) = '\0';
  words_size += text.size() + 1;
  return start;
}

// REQUIRES: no other entry gets a frame until this one has all of its own.
void add_frame(Entry& entry, const Frame& frame) noexcept {
  if (frame_count == std::size(frames)) return;
  if (entry.count == 0) entry.first = frame_count;
  frames[frame_count++] = frame;
  ++entry.count;
}

// The tool on the PATH that tells lines; empty: there is none.
constexpr std::string_view kTools[] = {"llvm-addr2line",    "llvm-addr2line-21",
                                       "llvm-addr2line-20", "llvm-addr2line-19",
                                       "llvm-addr2line-18", "addr2line"};
constinit Text<512> tool;
constinit bool was_tool_searched = false;

bool is_at(std::string_view folder, std::string_view name) noexcept {
  tool.clear();
  tool << folder << '/' << name;
  return access(tool.c_str(), X_OK) == 0;
}

bool find_tool() noexcept {
  if (was_tool_searched) return tool.size() != 0;
  was_tool_searched = true;
  const char* const path = std::getenv("PATH");
  for (const std::string_view name : kTools) {
    std::string_view rest = path ? path : "/usr/bin";
    while (!rest.empty()) {
      const std::size_t colon = std::min(rest.find(':'), rest.size());
      if (is_at(rest.substr(0, colon), name)) return true;
      rest.remove_prefix(std::min(colon + 1, rest.size()));
    }
  }
  tool.clear();
  return false;
}

std::string_view next_line(std::string_view& text) noexcept {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// `bank::Account::add(int) const` without what is behind its name.
std::string_view without_arguments(std::string_view function) noexcept {
  const std::size_t end = function.rfind(')');
  if (end != function.npos && function.find('>', end) != function.npos) {
    return function;  // of a template's argument
  }
  int depth = 0;
  for (std::size_t at = end; at != function.npos && at-- > 0;) {
    if (function[at] == ')') ++depth;
    if (function[at] != '(' || depth-- != 0) continue;
    const std::string_view name = function.substr(0, at);
    return name.empty() || name.ends_with("operator") ? function : name;
  }
  return function;
}

// In one of the loader's own folders, or this library: no functions of the
// user's.
bool is_of_system(std::string_view path) noexcept {
  if (path.ends_with("/libfearless_watch.so")) return true;
  const std::string_view folder = path.substr(0, path.rfind('/'));
  if (folder == "/lib" || folder == "/lib64" || folder == "/usr/lib" ||
      folder == "/usr/lib64") {
    return true;
  }
  return (folder.starts_with("/lib/") || folder.starts_with("/usr/lib/")) &&
         folder.find("-linux-", folder.rfind('/')) != folder.npos;
}

// Of the standard library, of the system, or of this one.
bool is_users(std::string_view function, std::string_view file) noexcept {
  constexpr std::string_view kOurs[] = {"runtime/preload/", "runtime/watch/",
                                        "runtime/platform/", "runtime/sync/",
                                        "runtime/thread/"};
  if (file.starts_with("??") || file.starts_with("/usr/") ||
      file.starts_with("./nptl/") || file.starts_with("../sysdeps/") ||
      file.starts_with("./csu/") || file.starts_with("../csu/") ||
      file.find("/include/c++/") != file.npos ||
      file.find("/include/fearless/") != file.npos) {
    return false;
  }
  return function.find("fearless::") == function.npos ||
         std::none_of(std::begin(kOurs), std::end(kOurs),
                      [&](std::string_view folder) {
                        return file.find(folder) != file.npos;
                      });
}

// `file:line`, and what may follow: ` (discriminator 2)`.
void add_inlined(Entry& entry, std::string_view function,
                 std::string_view place) noexcept {
  place = place.substr(0, place.find(" ("));
  const std::size_t colon = place.rfind(':');
  if (colon == place.npos) return;
  const std::string_view file = place.substr(0, colon);
  if (!is_users(function, file)) return;
  Frame frame;
  std::from_chars(place.data() + colon + 1, place.data() + place.size(),
                  frame.line);
  if (frame.line == 0) return;
  frame.function = keep(without_arguments(function));
  frame.file = keep(file);
  frame.is_users = true;
  add_frame(entry, frame);
}

// A function and the file it is in, for want of a line.
void describe(Entry& entry, const Place& place, bool has_lines) noexcept {
  const std::string_view path = place.path.view();
  Text<256> function;
  Text<512> file;
  const bool is_named = find_symbol(place, SymbolKind::kFunction, function);
  file << function.view() << (is_named ? " (" : "(")
       << path.substr(path.rfind('/') + 1) << ')';
  Frame frame;
  frame.function = keep(function.view());
  frame.file = keep(file.view());
  frame.is_users = !has_lines && !is_of_system(path);
  add_frame(entry, frame);
}

// One address that is new, as its file numbers it.
struct Query {
  Entry* entry = nullptr;
  std::uint64_t address = 0;
  const char* path = nullptr;
  std::uintptr_t low = 0;  // what of that file is mapped there
  std::uintptr_t high = 0;
};
constexpr std::uint32_t kBatch = 512;  // asked for at once
constinit Query queries[kBatch];

// Asks the tool for all addresses of one file. An answer begins with the
// address; functions never look like that.
void ask(std::span<const Query> asked) noexcept {
  constexpr std::size_t kDigits = 2 + 16 + 1;
  static constinit char numbers[kBatch][kDigits];
  static constinit const char* arguments[kBatch + 8];
  static constinit char answer[1 << 19];
  std::uint32_t size = 0;
  for (const char* const word :
       {tool.c_str(), "-f", "-C", "-i", "-a", "-e", asked[0].path}) {
    arguments[size++] = word;
  }
  for (std::size_t i = 0; i < asked.size(); ++i) {
    char* const number = numbers[i];
    number[0] = '0';
    number[1] = 'x';
    // The call is before the place that it returns to.
    *std::to_chars(number + 2, number + kDigits - 1, asked[i].address - 1, 16)
         .ptr = '\0';
    arguments[size++] = number;
  }
  arguments[size] = nullptr;
  TextIn output(answer);
  output.clear();
  if (!run_program(arguments, output)) return;
  std::string_view rest = output.view();
  std::size_t next = 0;
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    if (line.starts_with("0x")) {
      ++next;
    } else if (next - 1 < asked.size()) {
      add_inlined(*asked[next - 1].entry, line, next_line(rest));
    }
  }
}

// REQUIRES: all are of one file.
void look_up_in_file(std::span<const Query> asked) noexcept {
  Place place;
  place.path << asked[0].path;
  const bool can_tell =
      !is_of_system(asked[0].path) && has_lines(place) && find_tool();
  if (can_tell) ask(asked);
  for (const Query& query : asked) {
    if (query.entry->count != 0) continue;
    place.address = query.address;
    describe(*query.entry, place, can_tell);
  }
}

// Makes the query of that number, if the address is of a file. Those before it
// know some files already.
bool find_query(Entry* entry, std::uintptr_t call,
                std::uint32_t number) noexcept {
  Query* const end = queries + number;
  const Query* same = std::find_if(queries, end, [&](const Query& query) {
    return query.low <= call && call < query.high;
  });
  if (same != end) {
    *end = *same;
    end->entry = entry;
    end->address = same->address + (call - same->entry->call);
    return true;
  }
  Place place;
  if (!find_place(call, place)) return false;
  same = std::find_if(queries, end, [&](const Query& query) {
    return place.path.view() == query.path;
  });
  *end = {entry, place.address,
          same == end ? keep(place.path.view()) : same->path, place.low,
          place.high};
  return true;
}

// As many as a batch has; how many of them were taken.
std::size_t look_up_batch(std::span<const std::uintptr_t> calls) noexcept {
  std::uint32_t count = 0;
  std::size_t taken = 0;
  while (taken < calls.size() && count < kBatch) {
    const std::uintptr_t call = calls[taken++];
    Entry* const entry = call == 0 ? nullptr : entry_of(call);
    if (!entry || entry->call != 0) continue;
    entry->call = call;
    count += find_query(entry, call, count);
  }
  Query* const end = queries + count;
  for (Query* at = queries; at != end;) {
    Query* const next = std::partition(
        at, end,
        [path = at->path](const Query& query) { return query.path == path; });
    look_up_in_file({at, next});
    at = next;
  }
  return taken;
}

// The lock, and in a handler of a signal that came meanwhile it is known.
class Busy {
 public:
  Busy() noexcept {
    is_looking_up = true;
    lock.lock();
  }
  Busy(const Busy&) = delete;
  Busy& operator=(const Busy&) = delete;
  ~Busy() {
    lock.unlock();
    is_looking_up = false;
  }
};

}  // namespace

Wanted::Wanted() noexcept { wanted_here = this; }
Wanted::~Wanted() { wanted_here = nullptr; }

void Wanted::add(std::uintptr_t call) noexcept {
  if (std::find(calls_, calls_ + count_, call) != calls_ + count_) return;
  if (count_ == kMost) {
    look_up(calls());
    count_ = 0;
  }
  calls_[count_++] = call;
}

void look_up(std::span<const std::uintptr_t> calls) noexcept {
  if (calls.empty() || is_looking_up) return;
  const Undisturbed undisturbed;
  const Busy busy;
  while (!calls.empty()) calls = calls.subspan(look_up_batch(calls));
}

std::span<const Frame> frames_of(std::uintptr_t call) noexcept {
  if (wanted_here) {
    wanted_here->add(call);
    return {};
  }
  if (is_looking_up) return {};
  look_up({&call, 1});
  const Busy busy;
  const Entry* const entry = entry_of(call);
  if (!entry || entry->call != call) return {};
  return {frames + entry->first, entry->count};
}

const char* variable_at(const void* variable) noexcept {
  const auto address = reinterpret_cast<std::uintptr_t>(variable);
  if (is_looking_up || address == 0) return "";
  const Undisturbed undisturbed;
  const Busy busy;
  Entry* const entry = entry_of(address);
  if (!entry) return "";
  if (entry->call == 0) {
    entry->call = address;
    Place place;
    Text<256> name;
    if (find_place(address, place) &&
        find_symbol(place, SymbolKind::kVariable, name)) {
      add_frame(*entry, {keep(name.view()), "", 0, false});
    }
  }
  return entry->count == 0 ? "" : frames[entry->first].function;
}

void forget_lookups() noexcept {
  lock.reset();
  reset_elf_files();
}

}  // namespace fearless::detail::watch
