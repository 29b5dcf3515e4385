// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All interleavings, in depth-first order: no reduction, so nothing that could
// be wrong with one. It is the oracle of the tests; within a bound of
// preemptions it is CHESS's search (M. Musuvathi, S. Qadeer, PLDI 2007), and so
// finds a failure with as few of them as there can be.

#include "runtime/model/search.h"

namespace fearless::detail::model {
namespace {

class Exhaustive final : public Search {
 public:
  explicit Exhaustive(std::optional<unsigned> bound) : bound_(bound) {}

  std::optional<Choice> choose(const Execution& execution) override {
    const std::size_t depth = execution.events().size();
    if (depth < path_.size()) {
      return if_possible(execution, path_[depth].todo.back());
    }
    Node node;
    const unsigned before = depth == 0 ? 0 : path_[depth - 1].after;
    const std::optional<Choice> straight = straight_on(execution);
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      if (bound_ && before >= *bound_ && is_preemption(execution, tid)) {
        continue;
      }
      for_each_branch(execution.options(tid), [&](std::uint8_t branch) {
        node.todo.push_back({tid, branch});
      });
    }
    // The last is taken first.
    for (Choice& choice : node.todo) {
      if (choice == *straight) std::swap(choice, node.todo.back());
    }
    node.before = before;
    node.after = before + is_preemption(execution, node.todo.back().tid);
    path_.push_back(std::move(node));
    return path_.back().todo.back();
  }

  bool next(const Execution& execution) override {
    const auto& events = execution.events();
    while (!path_.empty()) {
      Node& node = path_.back();
      const std::size_t depth = path_.size() - 1;
      const Choice done = node.todo.back();
      node.todo.pop_back();
      if (!node.todo.empty()) {
        // Whoever ran before could have gone on, if it is among the choices.
        const Tid last = depth == 0 ? done.tid : events[depth - 1].choice.tid;
        node.could_go_on |= done.tid == last;
        for (const Choice& choice : node.todo) {
          node.could_go_on |= choice.tid == last;
        }
        node.after =
            node.before + (node.could_go_on && node.todo.back().tid != last);
        return true;
      }
      path_.pop_back();
    }
    return false;
  }

 private:
  struct Node {
    std::vector<Choice> todo;
    unsigned before = 0;  // preemptions
    unsigned after = 0;   // with the choice taken now
    bool could_go_on = false;
  };
  std::optional<unsigned> bound_;
  std::vector<Node> path_;
};

}  // namespace

std::unique_ptr<Search> exhaustive(std::optional<unsigned> preemptions) {
  return std::make_unique<Exhaustive>(preemptions);
}

std::optional<Choice> straight_on(const Execution& execution) {
  const auto first_of = [&](Tid tid) -> std::optional<Choice> {
    const Branches branches = execution.options(tid);
    if (!branches) return std::nullopt;
    return Choice{tid, static_cast<std::uint8_t>(__builtin_ctz(branches))};
  };
  if (!execution.events().empty()) {
    if (auto same = first_of(execution.events().back().choice.tid)) return same;
  }
  for (Tid tid = 0; tid < execution.threads(); ++tid) {
    if (auto first = first_of(tid)) return first;
  }
  return std::nullopt;
}

std::optional<Choice> Search::if_possible(const Execution& execution,
                                          Choice choice) {
  if (choice.tid < execution.threads() &&
      execution.options(choice.tid) >> choice.branch & 1) {
    return choice;
  }
  parted_ = execution.events().size();
  return std::nullopt;
}

bool is_preemption(const Execution& execution, Tid next) noexcept {
  if (execution.events().empty()) return false;
  const Tid last = execution.events().back().choice.tid;
  return next != last && execution.options(last) != 0;
}

std::optional<Choice> Replay::choose(const Execution& execution) {
  const std::size_t depth = execution.events().size();
  if (depth < choices_.size()) {
    const auto first = parted();
    if (const auto choice = if_possible(execution, choices_[depth])) {
      return choice;
    }
    if (first) parted_ = first;
  }
  return straight_on(execution);
}

}  // namespace fearless::detail::model
