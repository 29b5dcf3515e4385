// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/order_graph.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <bitset>
#include <iterator>
#include <string_view>

#include "runtime/watch/finding.h"
#include "runtime/watch/foreign.h"
#include "runtime/watch/module.h"
#include "runtime/watch/order_report.h"
#include "runtime/watch/output.h"
#include "runtime/watch/symbolizer.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {
namespace {

// Where locks that do not know where they were made were used first.
struct FirstUse {
  static constexpr std::uint32_t kBusy = UINT32_MAX;
  std::atomic<std::uint32_t> serial = 0;  // 0: free
  Site site;
};
constinit FirstUse first_uses[1 << 16];

FirstUse& first_use_of(std::uint32_t serial) noexcept {
  return first_uses[serial % std::size(first_uses)];
}

// A variable that all files of a program see goes by its name. One that only
// its own file sees may have brothers of that name: it goes by where it is.
bool say_variable(TextBase& out, const void* address) noexcept {
  Place place;
  Text<256> name;
  if (!find_place(reinterpret_cast<std::uintptr_t>(address), place)) {
    return false;
  }
  const bool is_global = find_symbol(place, SymbolKind::kGlobalVariable, name);
  if (!is_global && !find_symbol(place, SymbolKind::kVariable, name)) {
    return false;
  }
  out << "variable " << name.view();
  if (is_global) return true;
  const std::string_view path = place.path.view();
  out << " at " << path.substr(path.rfind('/') + 1) << '+' << place.address;
  return true;
}

// What makes a lock the same one in another run; nothing, if nothing does.
void say_class(TextBase& out, const Taken& taken) noexcept {
  const FirstUse& used = first_use_of(taken.serial);
  if (taken.name) {
    out << "name " << taken.name;
  } else if (say_variable(out, taken.address)) {
    return;
  } else if (taken.made.is_known()) {
    say_calls(out << (was_made(taken.serial) ? "made" : "first used"),
              taken.made);
  } else if (used.serial.load(std::memory_order_acquire) == taken.serial) {
    say_calls(out << "first used", used.site);
  }
}

// The threads of the store, who started and who joined them.
class Threads {
 public:
  explicit Threads(const DependencyStore& store) noexcept {
    for (const Dependency& one : store.all()) add(one.moment.thread);
    for (const Writing& one : store.writings()) add(one.moment.thread);
    for (bool has_more = true; has_more;) {
      has_more = false;
      for (std::uint32_t thread = 1; thread < kMostAncestors; ++thread) {
        if (!is_there_[thread]) continue;
        has_more |= add(life_of(thread)->parent);
        has_more |= add(life_of(thread)->joiner);
      }
    }
  }

  bool has(std::uint32_t thread) const noexcept {
    return thread < kMostAncestors && is_there_[thread];
  }

 private:
  // False: it was there.
  bool add(std::uint32_t thread) noexcept {
    if (!life_of(thread) || is_there_[thread]) return false;
    is_there_[thread] = true;
    return true;
  }

  std::bitset<kMostAncestors> is_there_;
};

// Writes into a file, or, to learn which places are asked for, nowhere.
class GraphWriter {
 public:
  explicit GraphWriter(FileReplacement* file) noexcept : file_(file) {}

  void write(const DependencyStore& store) noexcept {
    write_head(store);
    write_threads(Threads(store));
    start_list("dependencies");
    for (const Dependency& one : store.all()) {
      if (one.moment.thread != kDeclared) write_dependency(store, one);
    }
    end_list(",");
    start_list("writings");
    for (const Writing& one : store.writings()) {
      start_item();
      write_moment(one.moment);
      text_ << ", \"taken\": ";
      write_taken(one.taken);
      text_ << '}';
    }
    end_list("");
    text_ << "}\n";
    flush();
  }

 private:
  void flush() noexcept {
    if (file_) file_->write(text_.view());
    text_.clear();
  }
  void start_list(std::string_view name) noexcept {
    text_ << "  \"" << name << "\": [";
    is_first_ = true;
  }
  void start_item() noexcept {
    if (text_.size() > kFull) flush();
    text_ << (is_first_ ? "\n    {" : ",\n    {");
    is_first_ = false;
  }
  void end_list(std::string_view more) noexcept {
    text_ << (is_first_ ? "]" : "\n  ]") << more << '\n';
  }

  void write_head(const DependencyStore& store) noexcept {
    char program[512];
    const ssize_t size = readlink("/proc/self/exe", program, sizeof program);
    text_ << "{\n  \"lock_orders\": 1,\n  \"program\": ";
    write_string(
        text_, {program, static_cast<std::size_t>(std::max<ssize_t>(size, 0))});
    text_ << ",\n  \"process\": " << static_cast<std::uint64_t>(getpid())
          << ",\n  \"complete\": " << (store.is_cut() ? "false" : "true")
          << ",\n";
  }

  void write_threads(const Threads& threads) noexcept {
    start_list("threads");
    for (std::uint32_t thread = 1; thread < kMostAncestors; ++thread) {
      if (threads.has(thread)) write_thread(thread, *life_of(thread));
    }
    end_list(",");
  }

  void write_thread(std::uint32_t thread, const Life& life) noexcept {
    start_item();
    text_ << "\"thread\": " << thread;
    if (life.name && *life.name) {
      write_string(text_ << ", \"name\": ", life.name);
    }
    if (life.parent != 0) {
      text_ << ", \"parent\": " << life.parent
            << ", \"start_segment\": " << life.start_segment;
    }
    if (life.joiner != 0) {
      text_ << ", \"joiner\": " << life.joiner
            << ", \"join_segment\": " << life.join_segment;
    }
    if (life.met != 0) text_ << ", \"met\": " << life.met;
    if (life.ended != 0) text_ << ", \"ended\": " << life.ended;
    text_ << '}';
  }

  void write_moment(const Moment& moment) noexcept {
    text_ << "\"thread\": " << moment.thread
          << ", \"segment\": " << moment.segment
          << ", \"time\": " << moment.time;
    if (moment.test) write_string(text_ << ", \"test\": ", moment.test);
  }

  void write_dependency(const DependencyStore& store,
                        const Dependency& one) noexcept {
    start_item();
    write_moment(one.moment);
    text_ << ",\n     \"wanted\": ";
    write_taken(one.wanted);
    text_ << ",\n     \"held\": [";
    bool is_first = true;
    for (const Taken& taken : store.held(one)) {
      if (text_.size() > kFull) flush();
      text_ << (is_first ? "" : ",\n              ");
      write_taken(taken);
      is_first = false;
    }
    text_ << "]}";
  }

  void write_taken(const Taken& taken) noexcept {
    Text<1024> said;
    say_class(said, taken);
    write_string(text_ << "{\"class\": ", said.view());
    said.clear();
    say_taken(said, taken);
    write_string(text_ << ", \"name\": ", said.view());
    write_lock(taken.lock);
    text_ << ", \"reads\": " << (taken.mode == Mode::kShared ? "true" : "false")
          << ", \"can_be_read\": "
          << (taken.kind == Kind::kRwLock ? "true" : "false");
    write_string(text_ << ", \"path\": ", taken.site.file());
    text_ << ", \"line\": " << taken.site.line()
          << ", \"column\": " << taken.site.column() << '}';
  }

  // A number of 64 bits is no number for all who read JSON.
  void write_lock(std::uint64_t lock) noexcept {
    write_hex(text_ << ", \"lock\": \"", lock);
    text_ << '"';
  }

  static constexpr std::size_t kRoom = 1 << 14;
  static constexpr std::size_t kFull = kRoom / 2;

  FileReplacement* const file_;
  Text<kRoom> text_;
  bool is_first_ = true;
};

}  // namespace

void note_first_use(std::uint32_t serial, const Site& site) noexcept {
  FirstUse& use = first_use_of(serial);
  std::uint32_t expected = 0;
  if (use.serial.load(std::memory_order_relaxed) != expected ||
      !use.serial.compare_exchange_strong(expected, FirstUse::kBusy)) {
    return;
  }
  use.site = site;
  use.serial.store(serial, std::memory_order_release);
}

void write_order_graph(const DependencyStore& store) noexcept {
  Text<512> path;
  path << options().order_graph.text << '.'
       << static_cast<std::uint64_t>(getpid());
  {
    const Wanted wanted;
    GraphWriter(nullptr).write(store);
    look_up(wanted.calls());
  }
  FileReplacement file(path.c_str());
  GraphWriter(&file).write(store);
}

}  // namespace fearless::detail::watch
