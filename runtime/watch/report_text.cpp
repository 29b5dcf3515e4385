// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>

#include "runtime/watch/act.h"
#include "runtime/watch/finding.h"
#include "runtime/watch/report.h"
#include "runtime/watch/words.h"

namespace fearless::detail::watch {
namespace {

// A report has two lines per thread: what it waits for, and why that does not
// end; each with its place at the right.
struct Widths {
  std::size_t thread = 0;
  std::size_t text = 0;
};

Widths measure(const Verdict& verdict) noexcept {
  Widths widths;
  const auto widen = [](std::size_t& width, const TextBase& cell) {
    width = std::max(width, TextBase::columns(cell.view()));
  };
  for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
    Text<256> thread;
    Text<256> step;
    Text<256> reason;
    say_thread(thread, verdict.slot(i));
    say_step(step, verdict, i);
    const bool has_site = say_reason(reason, verdict, i).is_known();
    widen(widths.thread, thread);
    widen(widths.text, step);
    if (has_site) widen(widths.text, reason);
  }
  return widths;
}

// The line at the left is the cycle: it leaves the last thread's reason and
// enters the first thread.
std::string_view margin_of_step(const Verdict& verdict,
                                std::uint32_t i) noexcept {
  if (!verdict.is_cycle) return "  ";
  return i == 0 ? "  ┌▶ " : "  │  ";
}
std::string_view margin_of_reason(const Verdict& verdict,
                                  std::uint32_t i) noexcept {
  if (!verdict.is_cycle) return "  ";
  return i + 1 == verdict.shown_count ? "  └─ " : "  │  ";
}

void write_site(TextBase& out, std::size_t text_start, const Widths& widths,
                Site site) noexcept {
  if (!site.is_known()) return;
  out.pad(text_start, widths.text) << "  ";
  say_site(out, site);
}

void draw_step(TextBase& out, const Verdict& verdict, std::uint32_t i,
               const Widths& widths) noexcept {
  out << margin_of_step(verdict, i);
  std::size_t start = out.size();
  say_thread(out, verdict.slot(i));
  out.pad(start, widths.thread) << "  ";
  start = out.size();
  say_step(out, verdict, i);
  write_site(out, start, widths, verdict.wait(i).site);
  out << '\n' << margin_of_reason(verdict, i);
  start = out.size();
  out.pad(start, widths.thread + 2);
  start = out.size();
  const Site since = say_reason(out, verdict, i);
  write_site(out, start, widths, since);
  out << '\n';
}

void write_hidden(TextBase& out, const Verdict& verdict) noexcept {
  const std::uint32_t hidden = verdict.stuck - verdict.shown_count;
  if (hidden == 0) return;
  out << "  and " << hidden
      << (hidden == 1 ? " more thread waits" : " more threads wait")
      << " for these\n";
}

}  // namespace

void write_text(TextBase& out, const Verdict& verdict) noexcept {
  out << "==fearless== DEADLOCK";
  say_test(out, &verdict.slot(0));
  out << ": ";
  say_message(out, verdict);
  out << "\n\n";
  const Widths widths = measure(verdict);
  for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
    draw_step(out, verdict, i, widths);
  }
  write_hidden(out, verdict);
  out << "\n  why: ";
  say_why(out, verdict);
  out << "\n  fix: ";
  say_fix(out, verdict);
  out << "\n  id:  ";
  write_hex(out, fingerprint(verdict));
  out << '\n';
  for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
    const Slot& slot = verdict.slot(i);
    write_stack(out, slot.wait_stack,
                [&](TextBase& said) { say_thread(said, slot); });
  }
}

}  // namespace fearless::detail::watch
