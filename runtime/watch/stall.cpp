// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/watch/stall.h"

#include <time.h>

#include <algorithm>

#include "runtime/watch/act.h"
#include "runtime/watch/dump.h"
#include "runtime/watch/finding.h"
#include "runtime/watch/options.h"
#include "runtime/watch/report.h"
#include "runtime/watch/symbolizer.h"
#include "runtime/watch/words.h"

namespace fearless::detail::watch {
namespace {

constinit char text_room[kReportRoom];
constinit char json_room[kReportRoom];
constinit TextIn text(text_room);
constinit TextIn json(json_room);

constexpr std::int64_t kMillisecond = 1'000'000;

bool is_stalled(const Slot& slot, std::int64_t now) noexcept {
  const Waiting* const wait = slot.waiting;
  return wait && wait->began != 0 && !slot.is_stall_reported &&
         now - wait->began >= options().stall.milliseconds * kMillisecond;
}

void say_time(TextBase& out, std::int64_t nanoseconds) noexcept {
  const auto milliseconds =
      static_cast<std::uint64_t>(nanoseconds / kMillisecond);
  if (milliseconds >= 10'000) {
    out << milliseconds / 1000 << " s";
  } else {
    out << milliseconds << " ms";
  }
}

// Calls f(slot) for each thread that is to be named.
template <typename F>
void for_each_stalled(const Snapshot& snapshot, std::int64_t now,
                      F&& f) noexcept {
  for (std::uint32_t i = 0; i < snapshot.count(); ++i) {
    if (!snapshot.is_gone(i) && is_stalled(snapshot.slot(i), now)) {
      f(snapshot.slot(i));
    }
  }
}

void say_message(TextBase& out, std::uint32_t count) noexcept {
  out << count << (count == 1 ? " thread has" : " threads have")
      << " been blocked for more than ";
  say_time(out, options().stall.milliseconds * kMillisecond);
}

constexpr std::string_view kWhy =
    "this is about time only; who is waited for may still come";
constexpr std::string_view kFix =
    "look at who holds what they wait for; a longer time: the option `stall`";

void write_text(const Snapshot& snapshot, std::int64_t now,
                std::uint32_t count) noexcept {
  text.clear();
  text << "==fearless== STALL";
  say_test(text, nullptr);
  say_message(text << ": ", count);
  text << "\n\n";
  for_each_stalled(snapshot, now, [&](const Slot& slot) {
    say_time(text << "  for ", now - slot.waiting->began);
    write_blocked_thread(text, snapshot, slot);
  });
  text << "\n  why: " << kWhy << "\n  fix: " << kFix << '\n';
  for_each_stalled(snapshot, now, [&](const Slot& slot) {
    write_stack(text, slot.wait_stack,
                [&](TextBase& said) { say_thread(said, slot); });
  });
}

void write_json(const Snapshot& snapshot, std::int64_t now,
                std::uint32_t count) noexcept {
  json.clear();
  FindingWriter finding(json, "stall", Severity::kWarning);
  finding.message([&](TextBase& said) { say_message(said, count); });
  bool is_first = true;
  std::uint64_t fingerprint = 0;
  for_each_stalled(snapshot, now, [&](const Slot& slot) {
    const Waiting& wait = *slot.waiting;
    if (is_first) finding.location(wait.site);
    finding.label(
        wait.site, is_first, [&](TextBase& said) { say_thread(said, slot); },
        [&](TextBase& said) {
          say_blocked(said, snapshot, slot);
          say_time(said << ", for ", now - wait.began);
        },
        [&](TextBase& more) { write_stack_member(more, slot.wait_stack); });
    fingerprint += hash_of(wait.site, static_cast<std::uint64_t>(wait.wait));
    is_first = false;
  });
  finding.finish([](TextBase& said) { said << kWhy; },
                 [](TextBase& said) { said << kFix; }, fingerprint);
}

}  // namespace

std::int64_t stall_clock() noexcept {
  if (options().stall.milliseconds == 0) return 0;
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

void report_stalls(const Snapshot& snapshot) noexcept {
  const std::int64_t now = stall_clock();
  std::uint32_t count = 0;
  if (now != 0) for_each_stalled(snapshot, now, [&](Slot&) { ++count; });
  if (count == 0) return;
  write_with_places([&] { write_text(snapshot, now, count); });
  write_json(snapshot, now, count);
  for_each_stalled(snapshot, now,
                   [](Slot& slot) { slot.is_stall_reported = true; });
  publish({"STALL", text.c_str(), json.c_str()});
}

}  // namespace fearless::detail::watch
