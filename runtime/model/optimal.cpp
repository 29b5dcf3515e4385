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
// differ from the book. What e' would have done before e is computed from the
// state in which e found its one object: whether it would have been possible,
// how it would have ended and hence what it would have touched; guessing that
// loses executions. And an operation that blocks at
// the end of a run is an e', too: else the executions behind a deadlock's
// alternatives would be missed.

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "runtime/model/search.h"
#include "runtime/model/wakeup.h"

namespace fearless::detail::model {
namespace {

struct Node {
  Step current;
  Wakeup* tree = nullptr;
  std::size_t taken = 0;   // choices, with the current one
  std::size_t asleep = 0;  // where its sleeping steps begin
};

// Above the depth of a division nodes have all their choices from the start,
// and so need no races reversed; that no class is explored twice is due to the
// sleeping steps alone there. Below, a part may begin with some asleep: then a
// run of it may find nothing new (`redundant`).
class Optimal final : public Search {
 public:
  explicit Optimal(const Division& division) : Search(division) {
    constexpr std::size_t kUsual = 64;  // what small tests do with
    path_.reserve(kUsual);
    asleep_.reserve(kUsual);
    v_.reserve(kUsual);
  }

  std::optional<Choice> choose(const Execution& execution) override {
    const std::size_t depth = execution.events().size();
    if (depth < path_.size()) {
      return if_possible(execution, path_[depth].current.choice);
    }
    if (!may_enter(depth)) return std::nullopt;
    note_last(execution);
    Node& node = path_.emplace_back();
    node.tree = std::exchange(rest_, nullptr);
    node.asleep = asleep_.size();
    if (depth != 0) inherit_sleep(depth);
    if (is_divided_at(depth)) plant_all(node, execution);
    const bool is_possible =
        node.tree ? if_possible(execution, node.tree->step.choice).has_value()
                  : take_straight(node, execution);
    if (!is_possible) {
      pop();
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
      asleep_.push_back(node.current);
      if (node.tree) {
        take_first(node);
        fresh_from_ = path_.size() - 1;
        return true;
      }
      pop();
    }
    return false;
  }

  double explored() const noexcept override {
    Progress progress;
    for (const Node& node : path_) {
      progress.descend(node.taken, node.taken + size(node.tree));
    }
    return progress.at_leaf();
  }

  void save(std::string& bytes) const override {
    put(bytes, parts_);
    put(bytes, fresh_from_);
    put(bytes, path_.size());
    for (const Node& node : path_) {
      const auto asleep = sleeping(node);
      put(bytes, asleep.size());
      for (const Step& step : asleep) put(bytes, step);
      Wakeups::save(bytes, node.tree);
      put(bytes, node.current);
      put(bytes, node.taken);
    }
    Wakeups::save(bytes, rest_);
  }
  void load(Reader& bytes) override {
    parts_ = bytes.number();
    fresh_from_ = bytes.number();
    for (std::size_t i = bytes.count(); i > 0 && bytes.is_good(); --i) {
      Node& node = path_.emplace_back();
      node.asleep = asleep_.size();
      asleep_.resize(node.asleep + bytes.count());
      for (auto step = asleep_.begin() + node.asleep; step != asleep_.end();
           ++step) {
        *step = get_step(bytes);
      }
      node.tree = wakeups_.load(bytes);
      node.current = get_step(bytes);
      node.taken = bytes.number();
    }
    rest_ = wakeups_.load(bytes);
    if (fresh_from_ >= path_.size()) bytes.refuse();
  }

 private:
  // What was explored from a node, or from before it.
  std::span<const Step> sleeping(const Node& node) const noexcept {
    const bool is_last = &node == &path_.back();
    const std::size_t end = is_last ? asleep_.size() : (&node + 1)->asleep;
    return {asleep_.data() + node.asleep, end - node.asleep};
  }
  bool sleeps(const Node& node, Choice choice) const noexcept {
    const auto asleep = sleeping(node);
    return std::any_of(asleep.begin(), asleep.end(),
                       [&](const Step& step) { return step.choice == choice; });
  }

  void pop() noexcept {
    asleep_.resize(path_.back().asleep);
    wakeups_.drop(path_.back().tree);
    path_.pop_back();
  }

  // What a step touches is known when it has been taken.
  void note_last(const Execution& execution) {
    if (path_.empty()) return;
    path_.back().current.accesses = execution.events().back().effect.accesses;
  }

  void inherit_sleep(std::size_t depth) {
    const Node& parent = path_[depth - 1];
    const std::size_t end = asleep_.size();
    for (std::size_t i = parent.asleep; i < end; ++i) {
      if (asleep_[i].is_dependent(parent.current)) continue;
      Step step = asleep_[i];
      step.is_inherited |= is_divided_at(depth - 1);
      asleep_.push_back(step);
    }
  }

  // Somebody who can go on and does not sleep, the last one first.
  bool take_straight(Node& node, const Execution& execution) const {
    const auto try_thread = [&](Tid tid) {
      const Branches branches = execution.options(tid);
      if (branches == 0) return false;
      for_each_branch(branches, [&](std::uint8_t branch) {
        const Choice choice{tid, branch};
        if (node.taken != 0 || sleeps(node, choice)) return;
        node.current = {choice, false, {}};
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
  void plant_all(Node& node, const Execution& execution) {
    const auto add = [&](Tid tid) {
      for_each_branch(execution.options(tid), [&](std::uint8_t branch) {
        const Choice choice{tid, branch};
        if (sleeps(node, choice)) return;
        plant(node, choice, execution);
      });
    };
    const auto& events = execution.events();
    const Tid last = events.empty() ? 0 : events.back().choice.tid;
    add(last);
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      if (tid != last) add(tid);
    }
  }

  void plant(Node& node, Choice choice, const Execution& execution) {
    wakeups_.append(node.tree,
                    {choice, false, execution.peek(choice).accesses});
  }

  // The other branches of the operation that was taken.
  void add_branches(Node& node, const Execution& execution) {
    const Choice first = node.current.choice;
    const Branches branches = execution.options(first.tid);
    if ((branches & (branches - 1)) == 0) return;
    for_each_branch(branches, [&](std::uint8_t branch) {
      const Choice choice{first.tid, branch};
      if (choice == first || sleeps(node, choice)) return;
      for (const Wakeup* to = node.tree; to; to = to->next) {
        if (to->step.choice == choice) return;
      }
      plant(node, choice, execution);
    });
  }

  void take_first(Node& node) {
    node.current = node.tree->step;
    wakeups_.drop(rest_);
    rest_ = wakeups_.take_first(node.tree);
    ++node.taken;
  }

  void insert_races(const Execution& execution) {
    const auto& events = execution.events();
    // Races between older events were seen when these were new.
    for (std::size_t later = fresh_from_; later < events.size(); ++later) {
      const Event& event = events[later];
      insert_races_with(execution, event.op, event.choice.tid, event.after,
                        event.previous, &event.effect.accesses);
    }
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      const Thread& thread = execution.thread(tid);
      if (thread.is_done || thread.pending.verb == Verb::kNothing) continue;
      const Op& op = thread.pending;
      insert_races_with(execution, op, tid, thread.last,
                        execution.last_event_of(op.object), nullptr);
    }
  }

  // With those events of its object, `rival` and older, that this one could
  // have come before; it comes after `after`. Of a blocked operation what it
  // would touch is not known: `touched` is null.
  void insert_races_with(const Execution& execution, const Op& op, Tid tid,
                         Index after, Index rival, const Accesses* touched) {
    if (rival == kNoEvent) return;
    Clock covered = execution.seen_by(after);
    for (; rival != kNoEvent; rival = execution.event_at(rival).previous) {
      if (is_divided_at(static_cast<std::size_t>(rival))) break;
      const Event& earlier = execution.event_at(rival);
      const Tid other = earlier.choice.tid;
      if (other == tid || covered[other] >= earlier.number) continue;
      if (touched && !touched->conflict(earlier.effect.accesses)) continue;
      if (reverse(execution, rival, op, tid)) covered.join(earlier.seen);
    }
  }

  // Calls f for the events of the run that do not depend on that one, which it
  // comes before.
  template <typename F>
  static void for_each_beside(const Execution& execution, Index earlier,
                              const F& f) {
    const auto [tid, branch] = execution.event_at(earlier).choice;
    const std::uint16_t number = execution.event_at(earlier).number;
    const auto& events = execution.events();
    for (const Event* event = &execution.event_at(earlier) + 1;
         event != events.end(); ++event) {
      if (event->seen[tid] < number && !f(*event)) return;
    }
  }

  // False if the operation is not possible without that event.
  bool reverse(const Execution& execution, Index earlier, const Op& op,
               Tid tid) {
    State state = execution.event_at(earlier).found;
    for_each_beside(execution, earlier, [&](const Event& event) {
      if (event.op.object == op.object) {
        state.apply(event.op, event.choice.tid, event.choice.branch);
      }
      return true;
    });
    const Branches branches = state.options(op, tid);
    for_each_branch(branches, [&](std::uint8_t branch) {
      State copy = state;
      const Accesses accesses = copy.apply(op, tid, branch).accesses;
      insert(execution, earlier, {{tid, branch}, false, accesses});
    });
    return branches != 0;
  }

  // What could have run without that event, and then this step.
  void insert(const Execution& execution, Index earlier, const Step& last) {
    Sequence& v = v_;
    v.clear();
    for_each_beside(execution, earlier, [&](const Event& event) {
      v.push_back({event.choice, false, event.effect.accesses});
      return true;
    });
    v.push_back(last);
    Node& node = path_[static_cast<std::size_t>(earlier)];
    if (is_weak_initial(node.current, v)) return;
    for (const Step& step : sleeping(node)) {
      if (is_weak_initial(step, v)) return;
    }
    wakeups_.insert(node.tree, v);
  }

  std::vector<Node> path_;
  std::vector<Step> asleep_;  // of all nodes
  Wakeups wakeups_;
  Wakeup* rest_ = nullptr;  // the tree below the node last taken
  std::size_t fresh_from_ = 0;
  Sequence v_;  // of insert(), which is called often
};

}  // namespace

std::unique_ptr<Search> optimal(const Division& division) {
  return std::make_unique<Optimal>(division);
}

}  // namespace fearless::detail::model
