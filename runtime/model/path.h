// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The way of a search from the first step of all runs to the last one of this
// run: what was taken at each node, what is still to be run from there
// (wakeup.h), and what sleeps there, since all that begins with it is explored.
//
// A stack, and so are the sleeping steps of all its nodes together: only the
// last node gets more of them.

#ifndef FEARLESS_RUNTIME_MODEL_PATH_H_
#define FEARLESS_RUNTIME_MODEL_PATH_H_

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "runtime/model/bytes.h"
#include "runtime/model/reused.h"
#include "runtime/model/wakeup.h"

namespace fearless::detail::model {

struct Node {
  Step current;
  Wakeup* tree = nullptr;
  std::size_t taken = 0;   // choices, with the current one
  std::size_t asleep = 0;  // where its sleeping steps begin
};

class Path {
 public:
  std::size_t size() const noexcept { return nodes_.size(); }
  bool empty() const noexcept { return nodes_.empty(); }
  Node& back() noexcept { return nodes_.back(); }
  Node& operator[](std::size_t depth) noexcept { return nodes_[depth]; }

  // A node below the last one, with what is to be run from there. Whoever
  // sleeps and does not depend on what was taken, and has touched that, sleeps
  // on.
  Node& push(const Accesses& touched, bool is_inherited);
  void pop() noexcept;
  // Goes on from the last node with the oldest of its tree.
  void take_first();
  // What was taken at the last node is explored.
  void put_to_sleep() { asleep_.push() = nodes_.back().current; }

  std::span<const Step> sleeping(const Node& node) const noexcept;
  bool sleeps(const Node& node, Choice choice) const noexcept;
  void append(Node& node, const Step& step) {
    wakeups_.append(node.tree, step);
  }
  // Unless its class is explored from that node, or will be.
  void insert(Node& node, const Sequence& v);

  double explored() const noexcept;
  void save(std::string& bytes) const;
  void load(Reader& bytes);

 private:
  Reused<Node> nodes_;
  Reused<Step> asleep_;
  Wakeups wakeups_;
  Wakeup* rest_ = nullptr;  // to be run below the last node
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_PATH_H_
