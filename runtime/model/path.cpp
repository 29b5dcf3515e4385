// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/path.h"

#include <algorithm>
#include <utility>

#include "runtime/model/search.h"

namespace fearless::detail::model {

Path::Path() {
  constexpr std::size_t kUsual = 64;  // what small tests do with
  nodes_.reserve(kUsual);
  asleep_.reserve(kUsual);
}

Node& Path::push(bool is_inherited) {
  const std::size_t end = asleep_.size();
  if (!nodes_.empty()) {
    const Node& parent = nodes_.back();
    for (std::size_t i = parent.asleep; i < end; ++i) {
      if (asleep_[i].is_dependent(parent.current)) continue;
      Step step = asleep_[i];
      step.is_inherited |= is_inherited;
      asleep_.push_back(step);
    }
  }
  Node& node = nodes_.emplace_back();
  node.tree = std::exchange(rest_, nullptr);
  node.asleep = end;
  return node;
}

void Path::pop() noexcept {
  asleep_.resize(nodes_.back().asleep);
  wakeups_.drop(nodes_.back().tree);
  nodes_.pop_back();
}

void Path::take_first() {
  Node& node = nodes_.back();
  node.current = node.tree->step;
  ++node.taken;
  wakeups_.drop(rest_);
  rest_ = wakeups_.take_first(node.tree);
}

std::span<const Step> Path::sleeping(const Node& node) const noexcept {
  const bool is_last = &node == &nodes_.back();
  const std::size_t end = is_last ? asleep_.size() : (&node + 1)->asleep;
  return {asleep_.data() + node.asleep, end - node.asleep};
}

bool Path::sleeps(const Node& node, Choice choice) const noexcept {
  const auto asleep = sleeping(node);
  return std::any_of(asleep.begin(), asleep.end(),
                     [&](const Step& step) { return step.choice == choice; });
}

void Path::insert(Node& node, const Sequence& v) {
  if (is_weak_initial(node.current, v)) return;
  for (const Step& step : sleeping(node)) {
    if (is_weak_initial(step, v)) return;
  }
  wakeups_.insert(node.tree, v);
}

double Path::explored() const noexcept {
  Progress progress;
  for (const Node& node : nodes_) {
    progress.descend(node.taken, node.taken + model::size(node.tree));
  }
  return progress.at_leaf();
}

void Path::save(std::string& bytes) const {
  put(bytes, nodes_.size());
  for (const Node& node : nodes_) {
    const auto asleep = sleeping(node);
    put(bytes, asleep.size());
    for (const Step& step : asleep) put(bytes, step);
    Wakeups::save(bytes, node.tree);
    put(bytes, node.current);
    put(bytes, node.taken);
  }
  Wakeups::save(bytes, rest_);
}

void Path::load(Reader& bytes) {
  for (std::size_t i = bytes.count(); i > 0 && bytes.is_good(); --i) {
    Node& node = nodes_.emplace_back();
    node.asleep = asleep_.size();
    for (std::size_t j = bytes.count(); j > 0 && bytes.is_good(); --j) {
      asleep_.push_back(get_step(bytes));
    }
    node.tree = wakeups_.load(bytes);
    node.current = get_step(bytes);
    node.taken = bytes.number();
  }
  rest_ = wakeups_.load(bytes);
}

}  // namespace fearless::detail::model
