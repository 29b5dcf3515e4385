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

#include "runtime/model/reused.h"
#include "runtime/model/search.h"
#include "runtime/model/wakeup.h"

namespace fearless::detail::model {
namespace {

struct Node {
  std::vector<Step> sleep;  // explored from here, or from before
  std::vector<Wakeup> tree;
  Step current;
  std::size_t taken = 0;  // choices, with the current one

  void clear() noexcept {
    sleep.clear();
    tree.clear();
    taken = 0;
  }
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
    note_last(execution);
    Node& node = path_.push();
    node.clear();
    if (depth != 0) inherit_sleep(node, depth);
    std::swap(node.tree, rest_);
    if (is_divided_at(depth)) plant_all(node, execution);
    const bool is_possible =
        node.tree.empty() ? take_straight(node, execution)
                          : if_possible(execution, first_of(node)).has_value();
    if (!is_possible) {
      path_.pop();
      return std::nullopt;
    }
    if (node.taken == 0) take_first(node);
    add_branches(node, execution);
    return node.current.choice;
  }

  bool next(const Execution& execution) override {
    if (execution.events().size() == path_.size()) {
      note_last(execution);
      insert_races(execution);
    }
    while (!path_.empty()) {
      Node& node = path_.back();
      node.sleep.push_back(node.current);
      if (!node.tree.empty()) {
        take_first(node);
        fresh_from_ = path_.size() - 1;
        return true;
      }
      path_.pop();
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
    for (std::size_t i = bytes.count(); i > 0 && bytes.is_good(); --i) {
      Node& node = path_.push();
      node.clear();
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

  static Choice first_of(const Node& node) noexcept {
    return node.tree.front().step.choice;
  }

  // What a step touches is known when it has been taken.
  void note_last(const Execution& execution) {
    if (path_.empty()) return;
    path_.back().current.accesses = execution.events().back().effect.accesses;
  }

  void inherit_sleep(Node& node, std::size_t depth) {
    const Node& parent = path_[depth - 1];
    for (const Step& step : parent.sleep) {
      if (step.is_dependent(parent.current)) continue;
      node.sleep.push_back(step);
      node.sleep.back().is_inherited |= is_divided_at(depth - 1);
    }
  }

  // Somebody who can go on and does not sleep, the last one first.
  static bool take_straight(Node& node, const Execution& execution) {
    const auto try_thread = [&](Tid tid) {
      const Branches branches = execution.options(tid);
      if (branches == 0) return false;
      for_each_branch(branches, [&](std::uint8_t branch) {
        const Choice choice{tid, branch};
        if (node.taken != 0 || sleeps(node, choice)) return;
        node.current = {choice, {}};
        node.taken = 1;
      });
      return node.taken != 0;
    };
    const auto& events = execution.events();
    if (!events.empty() && try_thread(events.back().choice.tid)) return true;
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      if (try_thread(tid)) return true;
    }
    return false;
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

  // The other branches of the operation that was taken.
  static void add_branches(Node& node, const Execution& execution) {
    const Choice first = node.current.choice;
    const Branches branches = execution.options(first.tid);
    if ((branches & (branches - 1)) == 0) return;
    for_each_branch(branches, [&](std::uint8_t branch) {
      const Choice choice{first.tid, branch};
      const bool is_there =
          choice == first || std::any_of(node.tree.begin(), node.tree.end(),
                                         [&](const Wakeup& child) {
                                           return child.step.choice == choice;
                                         });
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
                        event.rank, &event.effect.accesses);
    }
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      const Thread& thread = execution.thread(tid);
      if (thread.is_done || thread.pending.verb == Verb::kNothing) continue;
      const Op& op = thread.pending;
      insert_races_with(execution, op, tid, thread.seen,
                        execution.events_of(op.object).size(), nullptr);
    }
  }

  // With those of the first `end` events of its object that this one could have
  // come before. Of a blocked operation what it would touch is not known:
  // `touched` is null.
  void insert_races_with(const Execution& execution, const Op& op, Tid tid,
                         const Clock& before, std::size_t end,
                         const Accesses* touched) {
    const auto& events = execution.events();
    const auto& rivals = execution.events_of(op.object);
    Clock covered = before;
    for (std::size_t rank = end; rank-- > 0;) {
      const std::size_t at = rivals[rank];
      if (is_divided_at(at)) break;
      const Event& earlier = events[at];
      const Tid other = earlier.choice.tid;
      if (other == tid || covered[other] >= earlier.number) continue;
      if (touched && !touched->conflict(earlier.effect.accesses)) continue;
      if (reverse(execution, at, op, tid)) covered.join(earlier.seen);
    }
  }

  // False if the operation is not possible without that event.
  bool reverse(const Execution& execution, std::size_t earlier, const Op& op,
               Tid tid) {
    const auto& events = execution.events();
    const Event& e = events[earlier];
    State state = execution.state_before(op.object, e.rank);
    Sequence& v = v_;
    v.clear();
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
      v.push_back({{tid, branch}, copy.apply(op, tid, branch).accesses});
      insert(path_[earlier], v);
      v.pop_back();
    });
    return branches != 0;
  }

  static void insert(Node& node, const Sequence& v) {
    if (is_weak_initial(node.current, v)) return;
    for (const Step& step : node.sleep) {
      if (is_weak_initial(step, v)) return;
    }
    insert_into(node.tree, v);
  }

  Reused<Node> path_;
  std::vector<Wakeup> rest_;  // the subtree below the node last taken
  std::size_t fresh_from_ = 0;
  Sequence v_;  // of reverse(), which is called often
};

}  // namespace

std::unique_ptr<Search> optimal(const Division& division) {
  return std::make_unique<Optimal>(division);
}

}  // namespace fearless::detail::model
