// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What graphs.cpp needs to know of a run to plan another one: which events stay
// when one is taken back, and whether those that go had been added in the one
// way from which that may be done.

#ifndef FEARLESS_RUNTIME_MODEL_PLAN_H_
#define FEARLESS_RUNTIME_MODEL_PLAN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/model/bytes.h"
#include "runtime/model/execution.h"

namespace fearless::detail::model {

inline constexpr std::uint32_t kNever = UINT32_MAX;

// When an event came into the graph, which is not when the run does it: a load
// that reads anew keeps its place.
struct Mark {
  std::uint32_t added = 0;
  std::uint32_t stored = kNever;  // the store of a read-modify-write
  bool is_straight = false;       // what is no access: as runs go by themselves
};

struct Planned {
  Tid tid = 0;
  std::uint8_t branch = 0;  // of what is no access
  std::uint32_t object = 0;
  bool reads = false;
  Index from = kInitial;   // of what reads: an event of the plan
  std::uint32_t rank = 0;  // of what stores
  Mark mark;
};
// In an order in which they can be run.
using Plan = std::vector<Planned>;
void put(std::string& bytes, const Plan& plan);
Plan get_plan(Reader& bytes);

// None: the body does not do what it did.
std::optional<Choice> choice_of(const Execution& execution, const Plan& plan,
                                const Planned& event);

// A part of a run.
struct Past {
  std::vector<Index> events;  // of the run
  std::vector<Index> now;     // where each event of the run is in it
  Memory memory;

  // The event last added to the memory, or one that is not of it.
  Planned last(const Op& op, Choice choice, Mark mark) const;
};

// A run, as seen by an event that is new in it.
class View {
 public:
  View(const Execution& execution, const std::vector<Mark>& marks)
      : execution_(execution), marks_(marks) {}

  // What the new event depends on; which one it is, if it is in the run.
  void before(const Clock& seen, Index self = kInitial) {
    seen_ = seen;
    self_ = self;
  }
  bool is_before(Index event) const noexcept {
    const Event& of = execution_.events()[static_cast<std::size_t>(event)];
    return seen_[of.choice.tid] >= of.number;
  }
  // What stays if that event comes again; none: not from this run.
  std::optional<Past> without(Index event) const;
  Past everything() const;
  Plan plan_of(const Past& past) const;

  const Memory& memory() const noexcept { return *execution_.memory(); }
  const Op& op(Index event) const noexcept {
    return execution_.events()[static_cast<std::size_t>(event)].op;
  }

 private:
  Past past_of(std::vector<Index> events) const;
  const Mark& mark(Index event) const noexcept {
    return marks_[static_cast<std::size_t>(event)];
  }
  std::uint32_t stored_at(Index event) const noexcept {
    return memory()[event].reads ? mark(event).stored : mark(event).added;
  }
  // Was the store there at that time, or does the new event depend on it?
  bool has_store(Index event, std::uint32_t time) const noexcept {
    return event == kInitial || stored_at(event) <= time ||
           (event != self_ && is_before(event));
  }
  bool was_straight(Index event) const noexcept;
  bool has_read_newest(Index event) const noexcept;
  bool has_stored_newest(Index event) const noexcept;

  const Execution& execution_;
  const std::vector<Mark>& marks_;
  Clock seen_;
  Index self_ = kInitial;
  // Of `without`: stores that come again, while their loads stay.
  mutable std::vector<Index> stores_again_;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_PLAN_H_
