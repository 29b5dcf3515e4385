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
  Exhaustive(std::optional<unsigned> bound, const Division& division)
      : Search(division), bound_(bound) {}

  std::optional<Choice> choose(const Execution& execution) override {
    const std::size_t depth = execution.events().size();
    if (depth < path_.size()) {
      return if_possible(execution, path_[depth].todo.back());
    }
    if (!may_enter(depth)) return std::nullopt;
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
    node.all = node.todo.size();
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

  double explored() const noexcept override {
    Progress progress;
    for (const Node& node : path_) {
      progress.descend(node.all - node.todo.size() + 1, node.all);
    }
    return progress.at_leaf();
  }

  void save(std::string& bytes) const override {
    put(bytes, parts_);
    put(bytes, path_.size());
    for (const Node& node : path_) {
      put(bytes, node.todo.size());
      for (const Choice choice : node.todo) put(bytes, choice);
      put(bytes, node.all);
      put(bytes, node.before);
      put(bytes, node.after);
      put(bytes, node.could_go_on);
    }
  }
  void load(Reader& bytes) override {
    parts_ = bytes.number();
    path_.resize(bytes.count());
    for (Node& node : path_) {
      node.todo.resize(bytes.count());
      if (node.todo.empty()) bytes.refuse();
      for (Choice& choice : node.todo) choice = get_choice(bytes);
      node.all = bytes.number();
      node.before = static_cast<unsigned>(bytes.number());
      node.after = static_cast<unsigned>(bytes.number());
      node.could_go_on = bytes.number() != 0;
    }
  }

 private:
  struct Node {
    std::vector<Choice> todo;
    std::size_t all = 0;  // there were
    unsigned before = 0;  // preemptions
    unsigned after = 0;   // with the choice taken now
    bool could_go_on = false;
  };
  std::optional<unsigned> bound_;
  std::vector<Node> path_;
};

}  // namespace

std::unique_ptr<Search> exhaustive(std::optional<unsigned> preemptions,
                                   const Division& division) {
  return std::make_unique<Exhaustive>(preemptions, division);
}

}  // namespace fearless::detail::model
