// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/act.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "runtime/watch/options.h"
#include "runtime/watch/order.h"
#include "runtime/watch/output.h"
#include "runtime/watch/report.h"
#include "runtime/watch/suppressions.h"
#include "runtime/watch/symbolizer.h"

namespace fearless {
namespace {
constinit std::atomic<ReportHandler> handler = nullptr;
constinit std::atomic<const char*> name_of_test = nullptr;
}  // namespace

ReportHandler set_report_handler(ReportHandler next) noexcept {
  return handler.exchange(next);
}

int report_exit_code() noexcept {
  return static_cast<int>(detail::watch::options().exitcode);
}

void set_test_name(const char* name) noexcept {
  const char* const kept =
      name ? detail::watch::keep_name(name, std::strlen(name)) : nullptr;
  name_of_test.store(kept);
  if (auto* const slot = detail::watch::this_slot()) slot->test = kept;
}

namespace detail::watch {

const char* test_name() noexcept { return name_of_test.load(); }

namespace {

constinit char text_room[kReportRoom];
constinit char json_room[kReportRoom];
constinit TextIn text(text_room);
constinit TextIn json(json_room);

// Where this happened, for suppressions.
void say_functions(TextBase& out, const Verdict& verdict) noexcept {
  for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
    say_functions(out, verdict.slot(i));
  }
}

}  // namespace

void write_log(std::string_view what) noexcept {
  const std::string_view path = options().log_path.text;
  if (path == "stderr") return write_all(STDERR_FILENO, what);
  if (path == "stdout") return write_all(STDOUT_FILENO, what);
  Text<512> name;
  name << path << '.' << static_cast<std::uint64_t>(getpid());
  append_to_file(name.c_str(), what);
}

void say_functions(TextBase& out, const Slot& slot) noexcept {
  const auto say = [&out](Site site) { out << site.function() << '\n'; };
  if (slot.waiting) say(slot.waiting->site);
  for (std::uint32_t i = 0; i < slot.held_count; ++i) say(slot.held[i].site);
}

void say_test(TextBase& out, const Slot* thread) noexcept {
  const char* const own = thread ? thread->test : nullptr;
  if (const char* const name = own ? own : test_name()) {
    out << " in test " << name;
  }
}

const char* last_report() noexcept { return text.c_str(); }

void publish(const Report& report) noexcept {
  write_log(report.text);
  if (options().json.text[0]) {
    FileReplacement(options().json.text).write(report.json);
  }
  if (const ReportHandler call = handler.load()) call(report);
}

bool act_on(const Verdict& verdict, bool can_throw) noexcept {
  Text<4096> functions;
  write_with_places([&] {
    text.clear();
    functions.clear();
    write_text(text, verdict);
    say_functions(functions, verdict);
  });
  if (is_suppressed(Title::kDeadlock, text.view(), functions.view())) {
    return false;
  }
  if (can_throw) return true;
  json.clear();
  write_json(json, verdict);
  publish({"DEADLOCK", text.c_str(), json.c_str()});
  save_order();
  if (options().on_deadlock == OnDeadlock::kAbort) std::abort();
  if (options().on_deadlock != OnDeadlock::kLog &&
      options().halt_on_error != 0) {
    _exit(static_cast<int>(options().exitcode));
  }
  return false;
}

}  // namespace detail::watch
}  // namespace fearless
