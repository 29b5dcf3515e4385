// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/order_report.h"

#include <unistd.h>

#include <algorithm>
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

bool is_declared(const Dependency& step) noexcept {
  return step.moment.thread == kDeclared;
}

// A circle in words.
class Story {
 public:
  Story(const DependencyStore& store, const Circle& circle) noexcept
      : store_(store), circle_(circle) {}

  std::uint32_t length() const noexcept { return circle_.length; }
  const Taken& held(std::uint32_t i) const noexcept {
    return held_for_previous(store_, circle_, i);
  }
  const Taken& wanted(std::uint32_t i) const noexcept {
    return circle_.steps[i]->wanted;
  }
  bool has_declaration() const noexcept {
    return std::any_of(
        circle_.steps, circle_.steps + circle_.length,
        [](const Dependency* step) { return is_declared(*step); });
  }

  // Two locks that were made at one place: `order_by_class=1`.
  bool is_one_class() const noexcept {
    return length() == 1 &&
           (held(0).mode != Mode::kShared || wanted(0).mode != Mode::kShared);
  }

  void say_taker(TextBase& out, std::uint32_t i) const noexcept {
    const Dependency& step = *circle_.steps[i];
    if (is_declared(step)) {
      out << "(declared)";
      return;
    }
    const char* const name = name_of_thread(step.moment.thread);
    if (name && *name) {
      out << name;
    } else {
      out << "thread-" << step.moment.thread;
    }
  }

  void say_taking(TextBase& out, const Taken& taken) const noexcept {
    if (taken.kind == Kind::kRwLock) {
      out << (taken.mode == Mode::kShared ? "reads " : "writes ");
    } else {
      out << "takes ";
    }
    say_lock(out, taken);
  }

  void say_message(TextBase& out) const noexcept {
    for (std::uint32_t i = 0; i < length(); ++i) {
      if (i != 0) out << (i + 1 == length() ? " and " : ", ");
      say_lock(out, held(i));
    }
    out << (is_one_class() ? " is taken while another lock of its class is held"
            : length() == 1
                ? " is read again while it is read, and a writer may "
                  "come between"
            : has_declaration() ? " are taken against their declared order"
            : length() == 2     ? " are taken in both orders"
                                : " are taken in a circle");
  }

  std::string_view why() const noexcept {
    if (is_one_class()) {
      return "threads that take two of them in different orders wait for each "
             "other";
    }
    return has_declaration()
               ? "a thread that keeps to what is declared holds what this one "
                 "waits for"
               : "if these happen at once, each holds what the next one waits "
                 "for";
  }
  std::string_view fix() const noexcept {
    if (is_one_class()) {
      return "take both together: `fearless::scoped(a, b)`, or in one order, "
             "by address for instance";
    }
    if (length() == 1) return "read once, and hand the guard on";
    return has_declaration()
               ? "take them in the declared order, or declare what is meant"
               : "take them in the same order everywhere, or together: "
                 "`fearless::scoped(a, b)`";
  }

 private:
  // A declaration does not call its locks by name; threads that take them do.
  void say_lock(TextBase& out, const Taken& taken) const noexcept {
    const Taken& named = taken_by_thread(taken);
    Object object(named.kind);
    object.name = named.name;
    object.serial.store(static_cast<std::uint32_t>(named.lock));
    say_name(out, object, named.site);
  }
  const Taken& taken_by_thread(const Taken& taken) const noexcept {
    for (std::uint32_t i = 0; i < length(); ++i) {
      if (is_declared(*circle_.steps[i])) continue;
      for (const Taken* const one : {&held(i), &wanted(i)}) {
        if (one->lock == taken.lock) return *one;
      }
    }
    return taken;
  }

  const DependencyStore& store_;
  const Circle& circle_;
};

void write_line(TextBase& out, const Story& story, std::size_t width,
                const Taken& taken, std::string_view how) noexcept {
  const std::size_t start = out.size();
  story.say_taking(out << how, taken);
  out.pad(start, width) << "  ";
  say_site(out, taken.site);
  out << '\n';
}

void write_text(TextBase& out, const Story& story,
                std::uint64_t fingerprint) noexcept {
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
  write_hex(out, fingerprint);
  out << '\n';
}

void write_json(TextBase& out, const Story& story,
                std::uint64_t fingerprint) noexcept {
  FindingWriter finding(out, "lock-order-inversion");
  finding.message([&](TextBase& said) { story.say_message(said); });
  finding.location(story.wanted(0).site);
  for (std::uint32_t i = 0; i < story.length(); ++i) {
    const auto thread = [&](TextBase& said) { story.say_taker(said, i); };
    finding.label(story.held(i).site, false, thread, [&](TextBase& said) {
      story.say_taking(said, story.held(i));
    });
    finding.label(story.wanted(i).site, i == 0, thread, [&](TextBase& said) {
      story.say_taking(said << "then ", story.wanted(i));
    });
  }
  finding.finish([&](TextBase& said) { said << story.why(); },
                 [&](TextBase& said) { said << story.fix(); }, fingerprint);
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
  const Story story(store, circle);
  const std::uint64_t id = fingerprint(store, circle);
  write_text(text, story, id);
  Text<4096> functions;
  for (std::uint32_t i = 0; i < circle.length; ++i) {
    functions << story.held(i).site.function() << '\n'
              << story.wanted(i).site.function() << '\n';
  }
  if (is_suppressed(Title::kCanDeadlock, text.view(), functions.view())) return;
  write_json(json, story, id);
  reports.fetch_add(1);
  publish({"CAN DEADLOCK", text.c_str(), json.c_str()});
}

}  // namespace fearless::detail::watch
