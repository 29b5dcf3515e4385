// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/order_report.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>

#include "runtime/watch/act.h"
#include "runtime/watch/call_stack.h"
#include "runtime/watch/finding.h"
#include "runtime/watch/options.h"
#include "runtime/watch/order.h"
#include "runtime/watch/order_story.h"
#include "runtime/watch/report.h"
#include "runtime/watch/suppressions.h"
#include "runtime/watch/symbolizer.h"
#include "runtime/watch/words.h"

namespace fearless::detail::watch {
namespace {

constinit char text_room[kReportRoom];
constinit char json_room[kReportRoom];
constinit TextIn text(text_room);
constinit TextIn json(json_room);
constinit std::atomic<std::uint32_t> reports = 0;

void say_thread(TextBase& out, std::uint32_t thread) noexcept {
  const char* const name = name_of_thread(thread);
  if (name && *name) {
    out << name;
  } else {
    out << "thread-" << thread;
  }
}

constexpr OrderWords kWords = {say_taken, say_thread, write_stack_member};

void write_line(TextBase& out, const OrderStory& story, std::size_t width,
                const Taken& taken, std::string_view how) noexcept {
  const std::size_t start = out.size();
  story.say_taking(out << how, taken);
  out.pad(start, width) << "  ";
  say_site(out, taken.site);
  out << '\n';
}

void write_text(TextBase& out, const OrderStory& story) noexcept {
  std::size_t thread_width = 0;
  std::size_t width = 0;
  for (std::uint32_t i = 0; i < story.length(); ++i) {
    Text<512> cell;
    story.say_taker(cell, i);
    thread_width = std::max(thread_width, cell.columns(cell.view()));
    cell.clear();
    story.say_taking(cell, story.held(i));
    width = std::max(width, cell.columns(cell.view()));
    cell.clear();
    story.say_taking(cell << "then ", story.wanted(i));
    width = std::max(width, cell.columns(cell.view()));
  }
  out << "==fearless== CAN DEADLOCK";
  say_test(out, this_slot());
  story.say_message(out << ": ");
  out << "\n\n";
  for (std::uint32_t i = 0; i < story.length(); ++i) {
    const std::size_t start = out.size();
    story.say_taker(out << "  ", i);
    out.pad(start, thread_width + 4);
    write_line(out, story, width, story.held(i), "");
    const std::size_t second = out.size();
    out.pad(second, thread_width + 4);
    write_line(out, story, width, story.wanted(i), "then ");
  }
  out << "\n  why: " << story.why() << "\n  fix: " << story.fix()
      << "\n  id:  ";
  write_hex(out, story.fingerprint());
  out << '\n';
  for (std::uint32_t i = 0; i < story.length(); ++i) {
    write_stack(out, story.stack(i),
                [&](TextBase& said) { story.say_taker(said, i); });
  }
}

// Where this happened, for suppressions.
void say_functions(TextBase& out, const OrderStory& story) noexcept {
  for (std::uint32_t i = 0; i < story.length(); ++i) {
    out << story.held(i).site.function() << '\n'
        << story.wanted(i).site.function() << '\n';
  }
}

// Nothing has hung, so the program went on; that it can hang is its result.
[[gnu::destructor]] void end_with_exit_code() {
  say_unused_suppressions();
  save_order();
  if (reports.load() == 0 || options().halt_on_error == 0) return;
  std::fflush(nullptr);
  _exit(static_cast<int>(options().exitcode));
}

}  // namespace

void forget_reports() noexcept { reports.store(0); }

void say_taken(TextBase& out, const Taken& taken) noexcept {
  Object object(taken.kind, taken.made);
  object.name = taken.name;
  object.serial.store(taken.serial);
  say_name(out, object, taken.site);
}

std::uint64_t fingerprint(const DependencyStore& store,
                          const Circle& circle) noexcept {
  std::uint64_t id = 0;
  write_with_places(
      [&] { id = OrderStory(store, circle, kWords).fingerprint(); });
  return id;
}

void report_circle(const DependencyStore& store,
                   const Circle& circle) noexcept {
  const OrderStory story(store, circle, kWords);
  Text<4096> functions;
  write_with_places([&] {
    text.clear();
    functions.clear();
    write_text(text, story);
    say_functions(functions, story);
  });
  if (is_suppressed(Title::kCanDeadlock, text.view(), functions.view())) return;
  json.clear();
  story.write_json(json, "");
  reports.fetch_add(1);
  publish({"CAN DEADLOCK", text.c_str(), json.c_str()});
}

}  // namespace fearless::detail::watch
