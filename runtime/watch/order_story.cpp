// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/order_story.h"

#include <algorithm>

#include "runtime/watch/finding.h"

namespace fearless::detail::watch {
namespace {

bool is_declared(const Dependency& step) noexcept {
  return step.moment.thread == kDeclared;
}

}  // namespace

const Taken& OrderStory::held(std::uint32_t i) const noexcept {
  const std::uint32_t before = (i + length() - 1) % length();
  return *store_.find_held(*circle_.steps[i], wanted(before).lock);
}

bool OrderStory::has_declaration() const noexcept {
  return std::any_of(circle_.steps, circle_.steps + length(),
                     [](const Dependency* step) { return is_declared(*step); });
}

// Two locks that were made at one place: `order_by_class=1`.
bool OrderStory::is_one_class() const noexcept {
  return length() == 1 &&
         (held(0).mode != Mode::kShared || wanted(0).mode != Mode::kShared);
}

void OrderStory::say_taker(TextBase& out, std::uint32_t i) const noexcept {
  if (is_declared(*circle_.steps[i])) {
    out << "(declared)";
  } else {
    words_.say_thread(out, circle_.steps[i]->moment.thread);
  }
}

void OrderStory::say_taking(TextBase& out, const Taken& taken) const noexcept {
  if (taken.kind == Kind::kRwLock) {
    out << (taken.mode == Mode::kShared ? "reads " : "writes ");
  } else {
    out << "takes ";
  }
  say_lock(out, taken);
}

void OrderStory::say_message(TextBase& out) const noexcept {
  for (std::uint32_t i = 0; i < length(); ++i) {
    if (i != 0) out << (i + 1 == length() ? " and " : ", ");
    say_lock(out, held(i));
  }
  out << (is_one_class() ? " is taken while another lock of its class is held"
          : length() == 1
              ? " is read again while it is read, and a writer may come between"
          : has_declaration() ? " are taken against their declared order"
          : length() == 2     ? " are taken in both orders"
                              : " are taken in a circle");
}

std::string_view OrderStory::why() const noexcept {
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

std::string_view OrderStory::fix() const noexcept {
  if (is_one_class()) {
    return "take both together: `fearless::scoped(a, b)`, or in one order, by "
           "address for instance";
  }
  if (length() == 1) return "read once, and hand the guard on";
  return has_declaration()
             ? "take them in the declared order, or declare what is meant"
             : "take them in the same order everywhere, or together: "
               "`fearless::scoped(a, b)`";
}

// A declaration does not call its locks by name; threads that take them do.
void OrderStory::say_lock(TextBase& out, const Taken& taken) const noexcept {
  words_.say_lock(out, taken_by_thread(taken));
}

const Taken& OrderStory::taken_by_thread(const Taken& taken) const noexcept {
  for (std::uint32_t i = 0; i < length(); ++i) {
    if (is_declared(*circle_.steps[i])) continue;
    for (const Taken* const one : {&held(i), &wanted(i)}) {
      if (one->lock == taken.lock) return *one;
    }
  }
  return taken;
}

std::uint64_t OrderStory::fingerprint() const noexcept {
  std::uint64_t sum = 0;
  for (std::uint32_t i = 0; i < length(); ++i) {
    sum += hash_of(held(i).site, 0) * 3 + hash_of(wanted(i).site, 1);
  }
  return sum;
}

void OrderStory::write_json(TextBase& out,
                            std::string_view assumed) const noexcept {
  FindingWriter finding(out, "lock-order-inversion");
  finding.message([&](TextBase& said) { say_message(said); });
  finding.location(wanted(0).site);
  for (std::uint32_t i = 0; i < length(); ++i) {
    const auto thread = [&](TextBase& said) { say_taker(said, i); };
    finding.label(held(i).site, false, thread,
                  [&](TextBase& said) { say_taking(said, held(i)); });
    finding.label(
        wanted(i).site, i == 0, thread,
        [&](TextBase& said) { say_taking(said << "then ", wanted(i)); },
        [&](TextBase& more) { words_.write_more(more, stack(i)); });
  }
  finding.finish([&](TextBase& said) { said << why(); },
                 [&](TextBase& said) { said << fix(); }, fingerprint(),
                 assumed);
}

}  // namespace fearless::detail::watch
