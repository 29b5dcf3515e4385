// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/path.h"

#include <utility>

#include "runtime/model/search.h"

namespace fearless::detail::model {

Node& Path::push(const Accesses& touched, bool is_inherited) {
  const std::size_t end = asleep_.size();
  std::size_t i = nodes_.empty() ? end : nodes_.back().asleep;
  for (; i < end; ++i) {
    const Tid taken = nodes_.back().current.choice.tid;
    if (asleep_[i].is_dependent(taken, touched)) continue;
    const Step step = asleep_[i];
    asleep_.push() = step;
    asleep_.back().is_inherited |= is_inherited;
  }
  Node& node = nodes_.push();
  node.current.is_inherited = false;
  node.tree = std::exchange(rest_, nullptr);
  node.taken = 0;
  node.asleep = end;
  return node;
}

void Path::pop() noexcept {
  asleep_.shrink(nodes_.back().asleep);
  wakeups_.drop(nodes_.back().tree);
  nodes_.pop();
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
  return {asleep_.begin() + node.asleep, end - node.asleep};
}

bool Path::sleeps(const Node& node, Choice choice) const noexcept {
  for (const Step& step : sleeping(node)) {
    if (step.choice == choice) return true;
  }
  return false;
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
    Node& node = nodes_.push();
    node.asleep = asleep_.size();
    for (std::size_t j = bytes.count(); j > 0 && bytes.is_good(); --j) {
      asleep_.push() = get_step(bytes);
    }
    node.tree = wakeups_.load(bytes);
    node.current = get_step(bytes);
    node.taken = bytes.number();
  }
  rest_ = wakeups_.load(bytes);
}

}  // namespace fearless::detail::model
