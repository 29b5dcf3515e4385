// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/look_back.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "runtime/model/search.h"

namespace fearless::detail::model {
namespace {

class LookBack {
 public:
  LookBack(const Execution& execution, std::vector<Mark>& marks,
           std::uint32_t next)
      : execution_(execution), marks_(marks), next_(next) {}

  // Of read-modify-writes whose loads are there already.
  void from_stores() {
    const Memory& memory = *execution_.memory();
    for (std::size_t i = 0; i < marks_.size() && i < memory.size(); ++i) {
      const auto index = static_cast<Index>(i);
      if (!memory[index].reads || !memory[index].writes ||
          marks_[i].stored != kNever) {
        continue;
      }
      marks_[i].stored = next_++;
      View view(execution_, marks_);
      view.before(execution_.events()[i].seen, index);
      look_back(view, memory[index], [&](Past& past, const auto& add_load) {
        add_load(past, past.now[i], {});
      });
    }
  }

  void from(Tid tid) {
    const Op& op = execution_.thread(tid).pending;
    if (is_ordered(op.verb)) {
      from_ordered(tid);
    } else if (op.verb == Verb::kStore) {
      from_store(tid);
    } else if (is_access(op.verb) && op.verb != Verb::kLoad) {
      in_place_of_another(tid);
    }
  }

  std::vector<Plan> plans() { return std::move(plans_); }
  std::uint32_t next() const noexcept { return next_; }

 private:
  void from_store(Tid tid) {
    const Thread& thread = execution_.thread(tid);
    const Op& op = thread.pending;
    View view(execution_, marks_);
    view.before(execution_.seen_by(thread.last));
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
  void in_place_of_another(Tid tid) {
    const Thread& thread = execution_.thread(tid);
    const Op& op = thread.pending;
    const Memory& memory = *execution_.memory();
    const auto count = memory.stores(op.object).size();
    for (std::uint32_t branch = 1; branch <= count; ++branch) {
      const auto wanted =
          memory.in_place_of_another(op, tid, thread.clocks, branch);
      if (!wanted || op.waits_at(wanted->found)) continue;
      View view(execution_, marks_);
      Clock seen = execution_.seen_by(thread.last);
      if (wanted->from != kInitial) {
        seen.join(execution_.seen_by(wanted->from));
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
        plans_.push_back(std::move(plan));
      });
    }
  }

  void from_ordered(Tid tid) {
    const Thread& thread = execution_.thread(tid);
    const Op& op = thread.pending;
    for (const Index other : events_of(op.object)) {
      View view(execution_, marks_);
      view.before(execution_.seen_by(thread.last));
      if (!is_ordered(view.op(other).verb) || view.is_before(other)) continue;
      const Branches branches =
          execution_.event_at(other).found.options(op, tid);
      if (!branches) continue;
      const std::optional<Past> past = view.without(other);
      if (!past) continue;
      for_each_branch(branches, [&](std::uint8_t branch) {
        Plan plan = view.plan_of(*past);
        plan.push_back(past->last(op, {tid, branch}, {next_, kNever, false}));
        plans_.push_back(std::move(plan));
      });
    }
  }

  // The oldest first.
  std::vector<Index> events_of(std::uint32_t object) const {
    std::vector<Index> events;
    for (Index at = execution_.last_event_of(object); at != kNoEvent;
         at = execution_.event_at(at).previous) {
      events.push_back(at);
    }
    std::reverse(events.begin(), events.end());
    return events;
  }

  const Execution& execution_;
  std::vector<Mark>& marks_;
  std::uint32_t next_;
  std::vector<Plan> plans_;
};

}  // namespace

std::vector<Plan> look_back_from_stores(const Execution& execution,
                                        std::vector<Mark>& marks,
                                        std::uint32_t& next) {
  LookBack look_back(execution, marks, next);
  look_back.from_stores();
  next = look_back.next();
  return look_back.plans();
}

std::vector<Plan> look_back_from(const Execution& execution, Tid tid,
                                 std::vector<Mark>& marks, std::uint32_t next) {
  LookBack look_back(execution, marks, next);
  look_back.from(tid);
  return look_back.plans();
}

}  // namespace fearless::detail::model
