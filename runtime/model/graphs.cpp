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

#include "runtime/model/look_back.h"
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

  // What the loads and operations that are there already could have done if
  // this one had come before them.
  void look_back_from_stores(const Execution& execution) {
    put_aside(model::look_back_from_stores(execution, marks_, next_));
  }
  void look_back_from(const Execution& execution, Tid tid) {
    put_aside(model::look_back_from(execution, tid, marks_, next_));
  }
  void put_aside(std::vector<Plan> plans) {
    for (Plan& plan : plans) put_aside(std::move(plan));
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
