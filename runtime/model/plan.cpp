// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/plan.h"

#include <algorithm>
#include <utility>

namespace fearless::detail::model {

void put(std::string& bytes, const Plan& plan) {
  put(bytes, plan.size());
  for (const Planned& event : plan) {
    put(bytes, event.tid);
    put(bytes, event.branch);
    put(bytes, event.object);
    put(bytes, event.reads);
    put(bytes, static_cast<std::uint64_t>(event.from - kInitial));
    put(bytes, event.rank);
    put(bytes, event.mark.added);
    put(bytes, event.mark.stored);
    put(bytes, event.mark.is_straight);
  }
}

Plan get_plan(Reader& bytes) {
  Plan plan(bytes.count());
  for (std::size_t i = 0; i < plan.size() && bytes.is_good(); ++i) {
    Planned& event = plan[i];
    event.tid = static_cast<Tid>(bytes.number());
    event.branch = static_cast<std::uint8_t>(bytes.number());
    event.object = static_cast<std::uint32_t>(bytes.number());
    event.reads = bytes.number() != 0;
    const std::uint64_t from = bytes.number();
    if (from > i) bytes.refuse();
    event.from = static_cast<Index>(from) + kInitial;
    event.rank = static_cast<std::uint32_t>(bytes.number());
    event.mark.added = static_cast<std::uint32_t>(bytes.number());
    event.mark.stored = static_cast<std::uint32_t>(bytes.number());
    event.mark.is_straight = bytes.number() != 0;
  }
  return plan;
}

std::optional<Choice> choice_of(const Execution& execution, const Plan& plan,
                                const Planned& event) {
  if (event.tid >= execution.threads()) return std::nullopt;
  const Thread& thread = execution.thread(event.tid);
  const Op& op = thread.pending;
  if (thread.is_done || op.object != event.object) return std::nullopt;
  Choice choice{event.tid, event.branch};
  if (!is_access(op.verb)) {
    if (execution.options(event.tid) >> event.branch & 1) return choice;
    return std::nullopt;
  }
  const Memory& memory = *execution.memory();
  const auto& stores = memory.stores(op.object);
  std::size_t newer = 0;
  if (event.reads) {
    const std::uint32_t rank =
        event.from == kInitial ? 0 : memory[event.from].rank;
    newer = stores.size() - rank;
  } else {
    for (const Index store : stores) {
      newer += plan[static_cast<std::size_t>(store)].rank > event.rank;
    }
  }
  choice.branch = static_cast<std::uint8_t>(newer);
  const auto is_possible =
      memory.at(op, event.tid, thread.clocks, choice.branch);
  return is_possible ? std::optional(choice) : std::nullopt;
}

Planned Past::last(const Op& op, Choice choice, Mark mark) const {
  Planned planned;
  planned.tid = choice.tid;
  planned.branch = choice.branch;
  planned.object = op.object;
  planned.mark = mark;
  if (!is_access(op.verb)) return planned;
  const Action& action = memory[static_cast<Index>(memory.size() - 1)];
  planned.reads = action.reads;
  planned.from = action.from;
  planned.rank = action.rank;
  return planned;
}

Past View::past_of(std::vector<Index> events) const {
  Past past;
  past.now.assign(marks_.size(), kInitial);
  for (std::size_t i = 0; i < events.size(); ++i) {
    past.now[static_cast<std::size_t>(events[i])] = static_cast<Index>(i);
  }
  past.memory = memory().only(events);
  past.events = std::move(events);
  return past;
}

Past View::everything() const {
  std::vector<Index> events;
  for (std::size_t i = 0; i < memory().size(); ++i) {
    events.push_back(static_cast<Index>(i));
  }
  stores_again_.clear();
  return past_of(std::move(events));
}

std::optional<Past> View::without(Index event) const {
  const std::uint32_t time = mark(event).added;
  std::vector<Index> events;
  stores_again_.clear();
  for (std::size_t i = 0; i < memory().size(); ++i) {
    const auto other = static_cast<Index>(i);
    const bool goes = other == event || mark(other).added > time;
    if (is_before(other)) {
      events.push_back(other);
    } else if (goes) {
      if (!was_straight(other)) return std::nullopt;
    } else {
      events.push_back(other);
      const bool is_both = memory()[other].reads && memory()[other].writes;
      if (is_both && mark(other).stored != kNever &&
          mark(other).stored > time) {
        if (!has_stored_newest(other)) return std::nullopt;
        stores_again_.push_back(other);
      }
    }
  }
  return past_of(std::move(events));
}

bool View::was_straight(Index event) const noexcept {
  const Action& action = memory()[event];
  if (!action.reads && !action.writes) return mark(event).is_straight;
  if (action.reads && !has_read_newest(event)) return false;
  return !action.writes || stored_at(event) == kNever ||
         has_stored_newest(event);
}

bool View::has_read_newest(Index event) const noexcept {
  const Action& load = memory()[event];
  const std::uint32_t time = mark(event).added;
  if (!has_store(load.from, time)) return false;
  const std::uint32_t rank = memory().rank_read(load);
  const auto& stores = memory().stores(load.object);
  return std::none_of(stores.begin() + rank, stores.end(), [&](Index newer) {
    return newer != event && has_store(newer, time) &&
           !op(event).waits_at(memory()[newer].value);
  });
}

bool View::has_stored_newest(Index event) const noexcept {
  const Action& store = memory()[event];
  const std::uint32_t time = stored_at(event);
  const auto& stores = memory().stores(store.object);
  if (std::any_of(stores.begin() + store.rank, stores.end(),
                  [&](Index newer) { return has_store(newer, time); })) {
    return false;
  }
  for (std::size_t i = 0; i < memory().size(); ++i) {
    const auto other = static_cast<Index>(i);
    if (memory()[other].reads && memory()[other].from == event &&
        (mark(other).added <= time || is_before(other))) {
      return false;
    }
  }
  return true;
}

Plan View::plan_of(const Past& past) const {
  Plan plan;
  for (std::size_t i = 0; i < past.events.size(); ++i) {
    const Index event = past.events[i];
    const Event& of = execution_.events()[static_cast<std::size_t>(event)];
    const Action& action = past.memory[static_cast<Index>(i)];
    Planned planned;
    planned.tid = of.choice.tid;
    planned.branch = of.choice.branch;
    planned.object = of.op.object;
    planned.reads = action.reads;
    planned.from = action.from;
    planned.rank = action.rank;
    planned.mark = mark(event);
    if (std::find(stores_again_.begin(), stores_again_.end(), event) !=
        stores_again_.end()) {
      planned.mark.stored = kNever;
    }
    plan.push_back(planned);
  }
  return plan;
}

}  // namespace fearless::detail::model
