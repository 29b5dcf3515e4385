// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/wakeup.h"

#include <algorithm>
#include <utility>

#include "runtime/model/search.h"

namespace fearless::detail::model {

// If its thread is not in the sequence: if it could go on anywhere in it.
bool is_weak_initial(const Step& step, const Sequence& v) noexcept {
  for (const Step& other : v) {
    if (other.choice.tid == step.choice.tid) {
      return other.choice.branch == step.choice.branch;
    }
    if (other.accesses.conflict(step.accesses)) return false;
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
  Step step{get_choice(bytes), {}};
  step.is_inherited = bytes.number() != 0;
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

void put(std::string& bytes, const std::vector<Wakeup>& tree) {
  put(bytes, tree.size());
  for (const Wakeup& child : tree) {
    put(bytes, child.step);
    put(bytes, child.children);
  }
}
std::vector<Wakeup> get_tree(Reader& bytes) {
  std::vector<Wakeup> tree(bytes.count());
  for (Wakeup& child : tree) {
    if (!bytes.is_good()) break;
    child.step = get_step(bytes);
    child.children = get_tree(bytes);
  }
  return tree;
}

void insert_into(std::vector<Wakeup>& tree, const Sequence& sequence) {
  std::vector<Wakeup>* children = &tree;
  Sequence v = sequence;
  for (std::size_t i = 0; i < children->size();) {
    Wakeup& child = (*children)[i];
    if (!is_weak_initial(child.step, v)) {
      ++i;
      continue;
    }
    const auto same = std::find_if(v.begin(), v.end(), [&](const Step& step) {
      return step.choice.tid == child.step.choice.tid;
    });
    if (same != v.end()) v.erase(same);
    if (child.children.empty() || v.empty()) return;
    children = &child.children;
    i = 0;
  }
  for (Step& step : v) {
    children->push_back({step, {}});
    children = &children->back().children;
  }
}

}  // namespace fearless::detail::model
