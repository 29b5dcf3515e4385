// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every execution graph that RC11 allows, each in one run, and none kept in
// memory but those still to be run (M. Kokologiannakis, I. Marmanis, V.
// Gladstein, V. Vafeiadis, "Truly Stateless, Optimal Dynamic Partial Order
// Reduction", POPL 2022).
//
// A run adds events one by one. A load goes on with the newest store, and each
// other one that it may read is put aside as a plan: the graph so far, and that
// choice. A store is put into each place of its atomic's order, likewise. And a
// store looks back at the loads that are there already and could have read it:
// the plan is then the graph without what came after the load, save what the
// store depends on, and with the load reading the store. To come to that plan
// from one graph only, all that is taken out must have been added in the one
// way that a run goes by itself: loads from the newest, stores as the newest,
// of what there was then and what the store depends on.
//
// What no memory model says is how locks, channels and the like fit in. Here
// the operations of one thing are in a total order, as if each read what the
// one before had left. One that comes now looks back at those it could have
// come before: the plan is the graph without the earlier one and what followed.
// That one is not put behind, since it may have to wait; it comes again by
// itself, or not. The new one stays: it is never taken out again for another's
// sake. One that waits when a run is over looks back, too.
//
// A read-modify-write is a load and a store in one step of its thread, but two
// for what is above: when its load reads anew, its store comes after everything
// else.

#include <algorithm>
#include <utility>

#include "runtime/model/plan.h"
#include "runtime/model/search.h"

namespace fearless::detail::model {
namespace {

// Divided by how many plans led to a run: down to that depth all are run, and
// each counts for one of those who divide the work; deeper ones are theirs.
class Graphs final : public Search {
 public:
  explicit Graphs(const Division& division) : Search(division) {}

  std::optional<Choice> choose(const Execution& execution) override {
    const std::size_t depth = execution.events().size();
    if (depth == 0 && !may_begin()) return std::nullopt;
    if (depth < plan_.size()) return as_planned(execution, plan_[depth]);
    look_back_from_stores(execution);
    Tid tid = 0;
    Branches branches = 0;
    while (!(branches = execution.options(tid))) ++tid;
    look_back_from(execution, tid);
    const auto first = static_cast<std::uint8_t>(__builtin_ctz(branches));
    for_each_branch(branches & (branches - 1), [&](std::uint8_t branch) {
      put_aside(execution, {tid, branch});
    });
    marks_.push_back({next_++, kNever, true});
    return Choice{tid, first};
  }

  bool next(const Execution& execution) override {
    if (execution.events().size() >= plan_.size()) {
      look_back_from_stores(execution);
      for (Tid tid = 0; tid < execution.threads(); ++tid) {
        const Thread& thread = execution.thread(tid);
        if (!thread.is_done && thread.pending.verb != Verb::kNothing) {
          look_back_from(execution, tid);
        }
      }
    }
    if (aside_.empty()) return false;
    plan_ = std::move(aside_.back().plan);
    depth_ = aside_.back().depth;
    aside_.pop_back();
    mark_all();
    return true;
  }

  bool is_mine(const Execution&) override {
    return !std::exchange(is_foreign_, false);
  }

  void save(std::string& bytes) const override {
    put(bytes, parts_);
    put(bytes, depth_);
    put(bytes, plan_);
    put(bytes, aside_.size());
    for (const Aside& aside : aside_) {
      put(bytes, aside.depth);
      put(bytes, aside.plan);
    }
  }
  void load(Reader& bytes) override {
    parts_ = bytes.number();
    depth_ = bytes.number();
    plan_ = get_plan(bytes);
    aside_.resize(bytes.count());
    for (Aside& aside : aside_) {
      aside.depth = bytes.number();
      aside.plan = get_plan(bytes);
    }
    mark_all();
  }

 private:
  struct Aside {
    std::size_t depth;  // of plans
    Plan plan;
  };

  bool may_begin() {
    if (depth_ > divided_depth() || divided_depth() == 0) return true;
    is_foreign_ = !enter_part();
    return is_divided_at(depth_) || !is_foreign_;
  }

  void put_aside(Plan plan) { aside_.push_back({depth_ + 1, std::move(plan)}); }

  void mark_all() {
    marks_.clear();
    next_ = 0;
    for (const Planned& event : plan_) {
      next_ = std::max(next_, event.mark.added + 1);
      if (event.mark.stored != kNever) {
        next_ = std::max(next_, event.mark.stored + 1);
      }
    }
  }

  std::optional<Choice> as_planned(const Execution& execution,
                                   const Planned& event) {
    marks_.push_back(event.mark);
    const auto choice = choice_of(execution, plan_, event);
    if (!choice) parted_ = execution.events().size();
    return choice;
  }

  void put_aside(const Execution& execution, Choice choice) {
    View view(execution, marks_);
    const Thread& thread = execution.thread(choice.tid);
    Past all = view.everything();
    if (is_access(thread.pending.verb)) {
      all.memory.add(*all.memory.at(thread.pending, choice.tid, thread.clocks,
                                    choice.branch));
    }
    Plan plan = view.plan_of(all);
    plan.push_back(all.last(thread.pending, choice, {next_, kNever, false}));
    put_aside(std::move(plan));
  }

  // Of read-modify-writes whose loads are there already.
  void look_back_from_stores(const Execution& execution) {
    const Memory& memory = *execution.memory();
    for (std::size_t i = 0; i < marks_.size() && i < memory.size(); ++i) {
      const auto index = static_cast<Index>(i);
      if (!memory[index].reads || !memory[index].writes ||
          marks_[i].stored != kNever) {
        continue;
      }
      marks_[i].stored = next_++;
      View view(execution, marks_);
      view.before(execution.events()[i].seen, index);
      look_back(view, memory[index], [&](Past& past, const auto& add_load) {
        add_load(past, past.now[i], {});
      });
    }
  }

  void look_back_from(const Execution& execution, Tid tid) {
    const Op& op = execution.thread(tid).pending;
    if (is_ordered(op.verb)) {
      look_back_from_ordered(execution, tid);
    } else if (op.verb == Verb::kStore) {
      look_back_from_store(execution, tid);
    } else if (is_access(op.verb) && op.verb != Verb::kLoad) {
      look_back_in_place_of_another(execution, tid);
    }
  }

  void look_back_from_store(const Execution& execution, Tid tid) {
    const Thread& thread = execution.thread(tid);
    const Op& op = thread.pending;
    View view(execution, marks_);
    view.before(thread.seen);
    Action store;
    store.object = op.object;
    store.value = op.a;
    look_back(view, store, [&](Past& past, const auto& add_load) {
      const auto count = past.memory.stores(op.object).size();
      for (std::uint32_t branch = 0; branch <= count; ++branch) {
        const auto action = past.memory.at(op, tid, thread.clocks, branch);
        if (!action) continue;
        Past with = past;
        with.memory.add(*action);
        const Planned planned = with.last(op, {tid, 0}, {next_, kNever, false});
        add_load(with, static_cast<Index>(with.memory.size() - 1), planned);
      }
    });
  }

  // A read-modify-write that reads what another has read can only be if that
  // one reads again.
  void look_back_in_place_of_another(const Execution& execution, Tid tid) {
    const Thread& thread = execution.thread(tid);
    const Op& op = thread.pending;
    const Memory& memory = *execution.memory();
    const auto count = memory.stores(op.object).size();
    for (std::uint32_t branch = 1; branch <= count; ++branch) {
      const auto wanted =
          memory.in_place_of_another(op, tid, thread.clocks, branch);
      if (!wanted || op.waits_at(wanted->found)) continue;
      View view(execution, marks_);
      Clock seen = thread.seen;
      if (wanted->from != kInitial) {
        seen.join(
            execution.events()[static_cast<std::size_t>(wanted->from)].seen);
      }
      view.before(seen);
      look_back(view, *wanted, [&](Past& past, const auto& add_load) {
        const Index from =
            wanted->from == kInitial
                ? kInitial
                : past.now[static_cast<std::size_t>(wanted->from)];
        const auto& stores = past.memory.stores(op.object);
        const std::size_t rank = from == kInitial ? 0 : past.memory[from].rank;
        const auto action =
            past.memory.at(op, tid, thread.clocks,
                           static_cast<std::uint32_t>(stores.size() - rank));
        if (!action || !action->writes) return;
        past.memory.add(*action);
        const Planned planned =
            past.last(op, {tid, 0}, {next_, next_ + 1, false});
        add_load(past, static_cast<Index>(past.memory.size() - 1), planned);
      });
    }
  }

  // For each load that could read the store: what is left without what came
  // after it, and then the load.
  template <typename AddStore>
  void look_back(View& view, const Action& store, const AddStore& add_store) {
    const Memory& memory = view.memory();
    for (std::size_t i = 0; i < memory.size(); ++i) {
      const auto load = static_cast<Index>(i);
      const Op& op = view.op(load);
      if (!memory[load].reads || memory[load].object != store.object ||
          view.is_before(load) || op.waits_at(store.value)) {
        continue;
      }
      std::optional<Past> past = view.without(load);
      if (!past) continue;
      add_store(*past, [&](Past& with, Index from,
                           const std::optional<Planned>& planned) {
        const Action& read = memory[load];
        const auto rank = with.memory[from].rank;
        const auto count = with.memory.stores(op.object).size();
        const auto action =
            with.memory.at(op, read.tid, read.before,
                           static_cast<std::uint32_t>(count - rank));
        if (!action) return;
        Past whole = with;
        whole.memory.add(*action);
        Plan plan = view.plan_of(whole);
        if (planned) {
          plan.push_back(*planned);
          plan.back().rank = whole.memory[from].rank;
        }
        plan.push_back(
            whole.last(op, {read.tid, 0}, {marks_[i].added, kNever, false}));
        put_aside(std::move(plan));
      });
    }
  }

  void look_back_from_ordered(const Execution& execution, Tid tid) {
    const Thread& thread = execution.thread(tid);
    const Op& op = thread.pending;
    for (const std::uint32_t at : execution.events_of(op.object)) {
      const auto other = static_cast<Index>(at);
      View view(execution, marks_);
      view.before(thread.seen);
      if (!is_ordered(view.op(other).verb) || view.is_before(other)) continue;
      const Branches branches =
          execution.state_before(op.object, execution.events()[at].rank)
              .options(op, tid);
      if (!branches) continue;
      const std::optional<Past> past = view.without(other);
      if (!past) continue;
      for_each_branch(branches, [&](std::uint8_t branch) {
        Plan plan = view.plan_of(*past);
        plan.push_back(past->last(op, {tid, branch}, {next_, kNever, false}));
        put_aside(std::move(plan));
      });
    }
  }

  Plan plan_;
  std::vector<Mark> marks_;  // of the events of this run
  std::uint32_t next_ = 0;
  std::size_t depth_ = 0;
  bool is_foreign_ = false;
  std::vector<Aside> aside_;
};

}  // namespace

std::unique_ptr<Search> graphs(const Division& division) {
  return std::make_unique<Graphs>(division);
}

}  // namespace fearless::detail::model
