// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/order_report.h"

#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstring>

#include "runtime/watch/act.h"
#include "runtime/watch/finding.h"
#include "runtime/watch/options.h"
#include "runtime/watch/report.h"
#include "runtime/watch/suppressions.h"
#include "runtime/watch/words.h"

namespace fearless::detail::watch {
namespace {

constinit ReportText text;
constinit ReportText json;
constinit std::atomic<std::uint32_t> reports = 0;

// How step i holds what the step before it wants.
const Taken& held_for_previous(const DependencyStore& store,
                               const Circle& circle, std::uint32_t i) noexcept {
  const std::uint32_t before = (i + circle.length - 1) % circle.length;
  return *store.find_held(*circle.steps[i], circle.steps[before]->wanted.lock);
}

void say_lock(TextBase& out, const Taken& taken) noexcept {
  Object object(taken.kind);
  object.name = taken.name;
  object.serial.store(static_cast<std::uint32_t>(taken.lock));
  say_name(out, object, taken.site);
}

void say_taker(TextBase& out, const Dependency& step) noexcept {
  const char* const name = name_of_thread(step.moment.thread);
  if (name && *name) {
    out << name;
  } else {
    out << "thread-" << step.moment.thread;
  }
}

void say_taking(TextBase& out, const Taken& taken) noexcept {
  if (taken.kind == Kind::kRwLock) {
    out << (taken.mode == Mode::kShared ? "reads " : "writes ");
  } else {
    out << "takes ";
  }
  say_lock(out, taken);
}

void say_circle(TextBase& out, const DependencyStore& store,
                const Circle& circle) noexcept {
  for (std::uint32_t i = 0; i < circle.length; ++i) {
    if (i != 0) out << (i + 1 == circle.length ? " and " : ", ");
    say_lock(out, held_for_previous(store, circle, i));
  }
  out << (circle.length == 1 ? " is read again while it is read, and a writer "
                               "may come between"
          : circle.length == 2 ? " are taken in both orders"
                               : " are taken in a circle");
}

constexpr std::string_view kWhy =
    "if these happen at once, each holds what the next one waits for";

void say_fix(TextBase& out, const Circle& circle) noexcept {
  if (circle.length == 1) {
    out << "read once, and hand the guard on";
  } else {
    out << "take them in the same order everywhere, or together: "
           "`fearless::scoped(a, b)`";
  }
}

void write_line(TextBase& out, std::size_t width, const Taken& taken,
                std::string_view how) noexcept {
  const std::size_t start = out.size();
  out << how;
  say_taking(out, taken);
  out.pad(start, width) << "  ";
  say_site(out, taken.site);
  out << '\n';
}

void write_text(TextBase& out, const DependencyStore& store,
                const Circle& circle) noexcept {
  std::size_t thread_width = 0;
  std::size_t width = 0;
  for (std::uint32_t i = 0; i < circle.length; ++i) {
    Text<512> cell;
    say_taker(cell, *circle.steps[i]);
    thread_width = std::max(thread_width, cell.columns(cell.view()));
    cell.clear();
    say_taking(cell, held_for_previous(store, circle, i));
    width = std::max(width, cell.columns(cell.view()));
    cell.clear();
    say_taking(cell << "then ", circle.steps[i]->wanted);
    width = std::max(width, cell.columns(cell.view()));
  }
  out << "==fearless== CAN DEADLOCK";
  say_test(out);
  out << ": ";
  say_circle(out, store, circle);
  out << "\n\n";
  for (std::uint32_t i = 0; i < circle.length; ++i) {
    const std::size_t start = out.size();
    out << "  ";
    say_taker(out, *circle.steps[i]);
    out.pad(start, thread_width + 4);
    write_line(out, width, held_for_previous(store, circle, i), "");
    const std::size_t second = out.size();
    out.pad(second, thread_width + 4);
    write_line(out, width, circle.steps[i]->wanted, "then ");
  }
  out << "\n  why: " << kWhy << "\n  fix: ";
  say_fix(out, circle);
  out << "\n  id:  ";
  write_hex(out, fingerprint(store, circle));
  out << '\n';
}

void write_json(TextBase& out, const DependencyStore& store,
                const Circle& circle) noexcept {
  FindingWriter finding(out, "lock-order-inversion");
  finding.message([&](TextBase& said) { say_circle(said, store, circle); });
  finding.location(circle.steps[0]->wanted.site);
  for (std::uint32_t i = 0; i < circle.length; ++i) {
    const auto thread = [&](TextBase& said) {
      say_taker(said, *circle.steps[i]);
    };
    const Taken& held = held_for_previous(store, circle, i);
    finding.label(held.site, false, thread,
                  [&](TextBase& said) { say_taking(said, held); });
    const Taken& wanted = circle.steps[i]->wanted;
    finding.label(wanted.site, i == 0, thread,
                  [&](TextBase& said) { say_taking(said << "then ", wanted); });
  }
  finding.finish([](TextBase& said) { said << kWhy; },
                 [&](TextBase& said) { say_fix(said, circle); },
                 fingerprint(store, circle));
}

// Nothing has hung, so the program went on; that it can hang is its result.
[[gnu::destructor]] void end_with_exit_code() {
  say_unused_suppressions();
  if (reports.load() == 0 || options().halt_on_error == 0) return;
  std::fflush(nullptr);
  _exit(static_cast<int>(options().exitcode));
}

}  // namespace

std::uint64_t fingerprint(const DependencyStore& store,
                          const Circle& circle) noexcept {
  std::uint64_t sum = 0;
  for (std::uint32_t i = 0; i < circle.length; ++i) {
    sum += hash_of(held_for_previous(store, circle, i).site, 0) * 3 +
           hash_of(circle.steps[i]->wanted.site, 1);
  }
  return sum;
}

void forget_reports() noexcept { reports.store(0); }

void report_circle(const DependencyStore& store,
                   const Circle& circle) noexcept {
  text.clear();
  json.clear();
  write_text(text, store, circle);
  if (is_suppressed(text.view())) return;
  write_json(json, store, circle);
  reports.fetch_add(1);
  publish({"CAN DEADLOCK", text.c_str(), json.c_str()});
}

}  // namespace fearless::detail::watch
