// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/wakeup.h"

#include <algorithm>
#include <utility>

#include "runtime/model/search.h"

namespace fearless::detail::model {

// If its thread is not in the sequence: if it could go on anywhere in it.
bool is_weak_initial(const Step& step, const Sequence& v) noexcept {
  for (const Step* const other : v) {
    if (other->choice.tid == step.choice.tid) {
      return other->choice.branch == step.choice.branch;
    }
    if (other->accesses.conflict(step.accesses)) return false;
  }
  // Of what was explored in another part the races do not come here. So only
  // what begins with it for sure is explored there.
  return !step.is_inherited;
}

void put(std::string& bytes, const Step& step) {
  put(bytes, step.choice);
  put(bytes, step.is_inherited);
  put(bytes,
      static_cast<std::uint64_t>(step.accesses.end() - step.accesses.begin()));
  for (const Access& access : step.accesses) {
    put(bytes, access.object());
    put(bytes, access.part());
    put(bytes, static_cast<std::uint64_t>(access.touch()));
  }
}
Step get_step(Reader& bytes) {
  Step step{get_choice(bytes), bytes.number() != 0, {}};
  const std::size_t count = bytes.count();
  if (count > Accesses::kMost) bytes.refuse();
  for (std::size_t i = 0; i < count && bytes.is_good(); ++i) {
    const auto object = static_cast<std::uint32_t>(bytes.number());
    const auto part = static_cast<std::uint32_t>(bytes.number());
    const std::uint64_t touch = bytes.number();
    if (touch > static_cast<std::uint64_t>(Touch::kWrite)) bytes.refuse();
    step.accesses.add(object, part, static_cast<Touch>(touch));
  }
  return step;
}

std::size_t size(const Wakeup* tree) noexcept {
  std::size_t size = 0;
  for (; tree; tree = tree->next) ++size;
  return size;
}

void Wakeups::insert(Wakeup*& tree, const Sequence& v) {
  rest_ = v;
  Wakeup** at = &tree;
  while (Wakeup* const node = *at) {
    if (!is_weak_initial(node->step, rest_)) {
      at = &node->next;
      continue;
    }
    const auto same =
        std::find_if(rest_.begin(), rest_.end(), [&](const Step* step) {
          return step->choice.tid == node->step.choice.tid;
        });
    if (same != rest_.end()) rest_.erase(same);
    if (!node->children || rest_.empty()) return;
    at = &node->children;
  }
  for (const Step* const step : rest_) {
    *at = make(*step);
    at = &(*at)->children;
  }
}

void Wakeups::append(Wakeup*& tree, const Step& step) {
  Wakeup** at = &tree;
  while (*at) at = &(*at)->next;
  *at = make(step);
}

Wakeup* Wakeups::take_first(Wakeup*& tree) noexcept {
  Wakeup* const first = tree;
  tree = first->next;
  first->next = spare_;
  spare_ = first;
  return first->children;
}

void Wakeups::drop(Wakeup*& tree) noexcept {
  while (tree) {
    Wakeup* children = take_first(tree);
    if (!children) continue;
    Wakeup* last = children;
    while (last->next) last = last->next;
    last->next = std::exchange(tree, children);
  }
}

Wakeup* Wakeups::make(const Step& step) {
  if (!spare_) return &all_.emplace_back(Wakeup{step});
  Wakeup* const node = spare_;
  spare_ = node->next;
  *node = {step};
  return node;
}

void Wakeups::save(std::string& bytes, const Wakeup* tree) {
  put(bytes, size(tree));
  for (; tree; tree = tree->next) {
    put(bytes, tree->step);
    save(bytes, tree->children);
  }
}

Wakeup* Wakeups::load(Reader& bytes) {
  Wakeup* tree = nullptr;
  Wakeup** at = &tree;
  for (std::size_t i = bytes.count(); i > 0 && bytes.is_good(); --i) {
    *at = make(get_step(bytes));
    (*at)->children = load(bytes);
    at = &(*at)->next;
  }
  return tree;
}

}  // namespace fearless::detail::model
