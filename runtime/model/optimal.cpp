// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Optimal dynamic partial-order reduction: one run of each class of executions
// that differ only in the order of independent operations (P. Abdulla, S.
// Aronis, B. Jonsson, K. Sagonas, "Source Sets: A Foundation for Optimal
// Dynamic Partial Order Reduction", JACM 64(4), 2017).
//
// After each run every pair of racing events is looked at: e, and a later e' of
// another thread that could have come first. What else could have run without e
// and then e' is a sequence v that leads to another class, and is put into the
// wakeup tree of the node before e, unless a thread asleep there would begin an
// equivalent sequence, that is, the class is explored already. Nodes take their
// next step from their wakeup tree; those without one go straight on.
//
// Operations that may block or fail, and those that branch, make two points
// differ from the book. What e' would have done before e is computed by
// replaying the operations of its one object (Execution::state_before): whether
// it would have been possible, how it would have ended and hence what it would
// have touched; guessing that loses executions. And an operation that blocks at
// the end of a run is an e', too: else the executions behind a deadlock's
// alternatives would be missed.

#include <algorithm>
#include <utility>

#include "runtime/model/search.h"
#include "runtime/model/wakeup.h"

namespace fearless::detail::model {
namespace {

struct Node {
  std::vector<Step> sleep;  // explored from here, or from before
  std::vector<Wakeup> tree;
  Step current;
  std::size_t taken = 0;  // choices, with the current one
};

// Above the depth of a division nodes have all their choices from the start,
// and so need no races reversed; that no class is explored twice is due to the
// sleeping steps alone there. Below, a part may begin with some asleep: then a
// run of it may find nothing new (`redundant`).
class Optimal final : public Search {
 public:
  explicit Optimal(const Division& division) : Search(division) {}

  std::optional<Choice> choose(const Execution& execution) override {
    const std::size_t depth = execution.events().size();
    if (depth < path_.size()) {
      return if_possible(execution, path_[depth].current.choice);
    }
    if (!may_enter(depth)) return std::nullopt;
    Node node;
    if (depth != 0) {
      const Node& parent = path_[depth - 1];
      for (const Step& step : parent.sleep) {
        if (step.is_dependent(parent.current)) continue;
        node.sleep.push_back(step);
        node.sleep.back().is_inherited |= is_divided_at(depth - 1);
      }
    }
    node.tree = std::exchange(rest_, {});
    if (is_divided_at(depth)) {
      plant_all(node, execution);
    } else if (node.tree.empty()) {
      plant(node, execution);
    }
    if (node.tree.empty()) return std::nullopt;
    if (!if_possible(execution, node.tree.front().step.choice)) {
      return std::nullopt;
    }
    add_branches(node, execution);
    take_first(node);
    path_.push_back(std::move(node));
    return path_.back().current.choice;
  }

  bool next(const Execution& execution) override {
    if (execution.events().size() == path_.size()) insert_races(execution);
    while (!path_.empty()) {
      Node& node = path_.back();
      node.sleep.push_back(node.current);
      if (!node.tree.empty()) {
        take_first(node);
        fresh_from_ = path_.size() - 1;
        return true;
      }
      path_.pop_back();
    }
    return false;
  }

  double explored() const noexcept override {
    Progress progress;
    for (const Node& node : path_) {
      progress.descend(node.taken, node.taken + node.tree.size());
    }
    return progress.at_leaf();
  }

  void save(std::string& bytes) const override {
    put(bytes, parts_);
    put(bytes, fresh_from_);
    put(bytes, path_.size());
    for (const Node& node : path_) {
      put(bytes, node.sleep.size());
      for (const Step& step : node.sleep) put(bytes, step);
      put(bytes, node.tree);
      put(bytes, node.current);
      put(bytes, node.taken);
    }
    put(bytes, rest_);
  }
  void load(Reader& bytes) override {
    parts_ = bytes.number();
    fresh_from_ = bytes.number();
    path_.resize(bytes.count());
    for (Node& node : path_) {
      node.sleep.resize(bytes.count());
      for (Step& step : node.sleep) step = get_step(bytes);
      node.tree = get_tree(bytes);
      node.current = get_step(bytes);
      node.taken = bytes.number();
    }
    rest_ = get_tree(bytes);
    if (fresh_from_ >= path_.size()) bytes.refuse();
  }

 private:
  static bool sleeps(const Node& node, Choice choice) noexcept {
    return std::any_of(node.sleep.begin(), node.sleep.end(),
                       [&](const Step& step) { return step.choice == choice; });
  }

  // Somebody who can go on and does not sleep, the last one first.
  static void plant(Node& node, const Execution& execution) {
    const auto try_thread = [&](Tid tid) {
      bool found = false;
      for_each_branch(execution.options(tid), [&](std::uint8_t branch) {
        const Choice choice{tid, branch};
        if (found || sleeps(node, choice)) return;
        node.tree.push_back({{choice, execution.peek(choice).accesses}, {}});
        found = true;
      });
      return found;
    };
    const auto& events = execution.events();
    if (!events.empty() && try_thread(events.back().choice.tid)) return;
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      if (try_thread(tid)) return;
    }
  }

  // All who can go on and do not sleep, whoever ran last first.
  static void plant_all(Node& node, const Execution& execution) {
    const auto add = [&](Tid tid) {
      for_each_branch(execution.options(tid), [&](std::uint8_t branch) {
        const Choice choice{tid, branch};
        if (sleeps(node, choice)) return;
        node.tree.push_back({{choice, execution.peek(choice).accesses}, {}});
      });
    };
    const auto& events = execution.events();
    const Tid last = events.empty() ? 0 : events.back().choice.tid;
    add(last);
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      if (tid != last) add(tid);
    }
  }

  // The other branches of the operation that is next.
  static void add_branches(Node& node, const Execution& execution) {
    const Choice first = node.tree.front().step.choice;
    const Branches branches = execution.options(first.tid);
    if ((branches & (branches - 1)) == 0) return;
    for_each_branch(branches, [&](std::uint8_t branch) {
      const Choice choice{first.tid, branch};
      const bool is_there = std::any_of(
          node.tree.begin(), node.tree.end(),
          [&](const Wakeup& child) { return child.step.choice == choice; });
      if (is_there || sleeps(node, choice)) return;
      node.tree.push_back({{choice, execution.peek(choice).accesses}, {}});
    });
  }

  void take_first(Node& node) {
    node.current = node.tree.front().step;
    rest_ = std::move(node.tree.front().children);
    node.tree.erase(node.tree.begin());
    ++node.taken;
  }

  void insert_races(const Execution& execution) {
    const auto& events = execution.events();
    // Races between older events were seen when these were new.
    for (std::size_t later = fresh_from_; later < events.size(); ++later) {
      const Event& event = events[later];
      insert_races_with(execution, event.op, event.choice.tid, event.before,
                        later, &event.effect.accesses);
    }
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      const Thread& thread = execution.thread(tid);
      if (thread.is_done || thread.pending.verb == Verb::kNothing) continue;
      insert_races_with(execution, thread.pending, tid, thread.seen,
                        events.size(), nullptr);
    }
  }

  // With all earlier events that this one could have come before. Of a blocked
  // operation what it would touch is not known: `touched` is null.
  void insert_races_with(const Execution& execution, const Op& op, Tid tid,
                         const Clock& before, std::size_t end,
                         const Accesses* touched) {
    const auto& events = execution.events();
    const auto& rivals = execution.events_of(op.object);
    Clock covered = before;
    for (auto at = rivals.rbegin(); at != rivals.rend(); ++at) {
      if (*at >= end) continue;
      if (is_divided_at(*at)) break;
      const Event& earlier = events[*at];
      const Tid other = earlier.choice.tid;
      if (other == tid || covered[other] >= earlier.number) continue;
      if (touched && !touched->conflict(earlier.effect.accesses)) continue;
      if (reverse(execution, *at, op, tid)) covered.join(earlier.seen);
    }
  }

  // False if the operation is not possible without that event.
  bool reverse(const Execution& execution, std::size_t earlier, const Op& op,
               Tid tid) {
    const auto& events = execution.events();
    const Event& e = events[earlier];
    State state = execution.state_before(op.object, earlier);
    Sequence v;
    for (std::size_t i = earlier + 1; i < events.size(); ++i) {
      const Event& event = events[i];
      if (event.seen[e.choice.tid] >= e.number) continue;
      if (event.op.object == op.object) {
        state.apply(event.op, event.choice.tid, event.choice.branch);
      }
      v.push_back({event.choice, event.effect.accesses});
    }
    const Branches branches = state.options(op, tid);
    for_each_branch(branches, [&](std::uint8_t branch) {
      State copy = state;
      Sequence whole = v;
      whole.push_back({{tid, branch}, copy.apply(op, tid, branch).accesses});
      insert(path_[earlier], std::move(whole));
    });
    return branches != 0;
  }

  static void insert(Node& node, Sequence v) {
    if (is_weak_initial(node.current, v)) return;
    for (const Step& step : node.sleep) {
      if (is_weak_initial(step, v)) return;
    }
    insert_into(node.tree, std::move(v));
  }

  std::vector<Node> path_;
  std::vector<Wakeup> rest_;  // the subtree below the node last taken
  std::size_t fresh_from_ = 0;
};

}  // namespace

std::unique_ptr<Search> optimal(const Division& division) {
  return std::make_unique<Optimal>(division);
}

}  // namespace fearless::detail::model
