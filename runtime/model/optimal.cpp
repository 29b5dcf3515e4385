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

#include "runtime/model/path.h"
#include "runtime/model/search.h"

namespace fearless::detail::model {
namespace {

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
    return may_enter(depth) ? go_on(execution, depth) : std::nullopt;
  }

  bool next(const Execution& execution) override {
    if (execution.events().size() == path_.size()) {
      note_touched(execution);
      insert_races(execution);
    }
    for (; !path_.empty(); path_.pop()) {
      if (!path_.back().tree) continue;
      path_.put_to_sleep();
      path_.take_first();
      fresh_from_ = path_.size() - 1;
      return true;
    }
    return false;
  }

  double explored() const noexcept override { return path_.explored(); }

  void save(std::string& bytes) const override {
    put(bytes, parts_);
    put(bytes, fresh_from_);
    path_.save(bytes);
  }
  void load(Reader& bytes) override {
    parts_ = bytes.number();
    fresh_from_ = bytes.number();
    path_.load(bytes);
    if (fresh_from_ >= path_.size()) bytes.refuse();
  }

 private:
  // From where no run was.
  std::optional<Choice> go_on(const Execution& execution, std::size_t depth) {
    static const Accesses kNothing{};
    const Accesses& touched =
        depth == 0 ? kNothing : execution.events().back().effect.accesses;
    Node& node = path_.push(touched, depth != 0 && is_divided_at(depth - 1));
    if (is_divided_at(depth)) plant_all(node, execution);
    const bool is_possible =
        node.tree ? if_possible(execution, node.tree->step.choice).has_value()
                  : take_straight(node, execution);
    if (!is_possible) {
      path_.pop();
      return std::nullopt;
    }
    if (node.taken == 0) path_.take_first();
    const Branches branches = execution.options(node.current.choice.tid);
    if ((branches & (branches - 1)) != 0) add_branches(node, execution);
    return node.current.choice;
  }

  // What a step touches is known when it has been taken.
  void note_touched(const Execution& execution) {
    for (std::size_t i = fresh_from_; i < path_.size(); ++i) {
      path_[i].current.accesses = execution.events()[i].effect.accesses;
    }
  }

  // Somebody who can go on and does not sleep, the last one first.
  bool take_straight(Node& node, const Execution& execution) const {
    const auto try_thread = [&](Tid tid) {
      const Branches branches = execution.options(tid);
      if (branches == 0) return false;
      for_each_branch(branches, [&](std::uint8_t branch) {
        const Choice choice{tid, branch};
        if (node.taken != 0 || path_.sleeps(node, choice)) return;
        node.current.choice = choice;
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
  [[gnu::noinline]] void plant_all(Node& node, const Execution& execution) {
    const auto add = [&](Tid tid) {
      for_each_branch(execution.options(tid), [&](std::uint8_t branch) {
        const Choice choice{tid, branch};
        if (path_.sleeps(node, choice)) return;
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
    path_.append(node, {choice, false, execution.peek(choice).accesses});
  }

  // The other branches of the operation that was taken.
  [[gnu::noinline]] void add_branches(Node& node, const Execution& execution) {
    const Choice first = node.current.choice;
    for_each_branch(execution.options(first.tid), [&](std::uint8_t branch) {
      const Choice choice{first.tid, branch};
      if (choice == first || path_.sleeps(node, choice)) return;
      for (const Wakeup* to = node.tree; to; to = to->next) {
        if (to->step.choice == choice) return;
      }
      plant(node, choice, execution);
    });
  }

  void insert_races(const Execution& execution) {
    const auto& events = execution.events();
    // Races between older events were seen when these were new.
    for (std::size_t later = fresh_from_; later < events.size(); ++later) {
      const Event& event = events[later];
      if (!event.may_race) continue;
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
      const Accesses& accesses = earlier.effect.accesses;
      if (other != tid && covered[other] < earlier.number) {
        if (touched && !touched->conflict(accesses)) continue;
        if (!reverse(execution, rival, op, tid)) continue;
        covered.join(earlier.seen);
      }
      if (touched && accesses.hide(*touched)) break;
    }
  }

  // What could have run without that event, and then the operation. False if
  // that is not possible.
  bool reverse(const Execution& execution, Index rival, const Op& op, Tid tid) {
    const auto earlier = static_cast<std::size_t>(rival);
    const auto& events = execution.events();
    const Tid other = events[earlier].choice.tid;
    State state = events[earlier].found;
    v_.clear();
    for (std::size_t i = earlier + 1; i < events.size(); ++i) {
      const Event& event = events[i];
      if (event.seen[other] >= events[earlier].number) continue;
      if (event.op.object == op.object) {
        state.apply(event.op, event.choice.tid, event.choice.branch);
      }
      v_.push_back(&path_[i].current);
    }
    const Branches branches = state.options(op, tid);
    for_each_branch(branches, [&](std::uint8_t branch) {
      State copy = state;
      const Step last{
          {tid, branch}, false, copy.apply(op, tid, branch).accesses};
      v_.push_back(&last);
      path_.insert(path_[earlier], v_);
      v_.pop_back();
    });
    return branches != 0;
  }

  Path path_;
  std::size_t fresh_from_ = 0;
  Sequence v_;  // of reverse(), which is called often
};

}  // namespace

std::unique_ptr<Search> optimal(const Division& division) {
  return std::make_unique<Optimal>(division);
}

}  // namespace fearless::detail::model
