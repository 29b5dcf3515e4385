// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A circle of lock orders in words, and as a finding: the same ones for the
// watcher, which has seen it, and for `fearless report --merge`, which has put
// it together from several runs. Those two call things in different ways, which
// they hand in. REQUIRES: store and circle live as long as the story.

#ifndef FEARLESS_RUNTIME_WATCH_ORDER_STORY_H_
#define FEARLESS_RUNTIME_WATCH_ORDER_STORY_H_

#include <string_view>

#include "runtime/watch/circle.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {

struct OrderWords {
  void (*say_lock)(TextBase& out, const Taken& taken);
  void (*say_thread)(TextBase& out, std::uint32_t thread);
  // Further members of the label of a step, each behind a comma.
  void (*write_more)(TextBase& out, const CallStack& stack);
};

class OrderStory {
 public:
  OrderStory(const DependencyStore& store, const Circle& circle,
             const OrderWords& words) noexcept
      : store_(store), circle_(circle), words_(words) {}

  std::uint32_t length() const noexcept { return circle_.length; }
  // What step i holds that the one before it wants, and what it wants.
  const Taken& held(std::uint32_t i) const noexcept;
  const Taken& wanted(std::uint32_t i) const noexcept {
    return circle_.steps[i]->wanted;
  }
  // Of its thread, when it took what it wants.
  const CallStack& stack(std::uint32_t i) const noexcept {
    return store_.stack(*circle_.steps[i]);
  }

  void say_taker(TextBase& out, std::uint32_t i) const noexcept;
  // `takes "orders"`.
  void say_taking(TextBase& out, const Taken& taken) const noexcept;
  void say_message(TextBase& out) const noexcept;
  std::string_view why() const noexcept;
  std::string_view fix() const noexcept;

  // The same for the same places, wherever the circle starts.
  std::uint64_t fingerprint() const noexcept;

  // `assumed` may be empty.
  void write_json(TextBase& out, std::string_view assumed) const noexcept;

 private:
  bool has_declaration() const noexcept;
  bool is_one_class() const noexcept;
  void say_lock(TextBase& out, const Taken& taken) const noexcept;
  const Taken& taken_by_thread(const Taken& taken) const noexcept;

  const DependencyStore& store_;
  const Circle& circle_;
  const OrderWords& words_;
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_ORDER_STORY_H_
