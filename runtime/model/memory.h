// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Atomics as C++ promises them, and no more: a load may read any store that the
// memory model RC11 lets it see, a store may come before others that are there
// already. One run's execution graph: which store each load read, in which
// order the stores of each atomic are, and what happens before what.
// (O. Lahav, V. Vafeiadis, J. Kang, C.-K. Hur, D. Dreyer, "Repairing Sequential
// Consistency in C/C++11", PLDI 2017; release sequences are C++20's.)
//
// Events come in an order in which each load follows the store it reads, so
// that nothing comes out of thin air, and a new event has nothing after it:
// that it keeps the graph consistent depends on what happens before it alone,
// and for seq_cst on the cycles through it (sc_order.cpp).
//
// Branches of an operation count from the newest: with branch b a load reads
// the store that b others follow, a store is put before the last b, and a
// read-modify-write does both. So branch 0 is what a sequentially consistent
// run does, and its schedules are schedules here.

#ifndef FEARLESS_RUNTIME_MODEL_MEMORY_H_
#define FEARLESS_RUNTIME_MODEL_MEMORY_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "fearless/detail/model/op.h"
#include "runtime/model/clock.h"
#include "runtime/model/state.h"
#include "runtime/model/synchronizes.h"

namespace fearless::detail::model {

// Loads, stores and read-modify-writes.
constexpr bool is_access(Verb verb) noexcept {
  return verb >= Verb::kLoad && verb <= Verb::kAdd;
}

// Operations of a thing that are ordered with its others: not a thread's own.
constexpr bool is_ordered(Verb verb) noexcept {
  return verb != Verb::kChoose && verb != Verb::kFence && !is_access(verb);
}

// The number of an event of the run.
using Index = std::int32_t;
inline constexpr Index kInitial = -1;  // the value an atomic was made with

// An event as RC11 sees it. Locks, channels and the like are there as well:
// what comes between two accesses matters to the order of seq_cst.
struct Action {
  Tid tid = 0;
  std::uint16_t time = 0;  // of its thread
  std::uint32_t object = 0;
  bool reads = false;
  bool writes = false;
  bool is_seq_cst = false;
  bool is_fence = false;
  Index from = kInitial;    // which store it reads
  std::uint32_t rank = 0;   // of a store in its atomic's order, from 1
  std::uint64_t value = 0;  // of a store
  std::uint64_t found = 0;  // by a load
  Clock seen;               // what happens before it, and itself
  Clock message;            // what those who acquire from it will have seen
  HappensBefore before;     // its thread's, when it came
};

class Memory {
 public:
  void clear() noexcept;
  void make(std::uint32_t object, std::uint64_t initial);

  // Which of the newest 32 an access may choose; none: it waits.
  Branches options(const Op& op, Tid tid, const HappensBefore& thread,
                   bool only_newest) const;
  // What it would be; none if RC11 forbids it. Whether it waits for another
  // value is not asked.
  std::optional<Action> at(const Op& op, Tid tid, const HappensBefore& thread,
                           std::uint32_t branch) const;
  // A read-modify-write that reads what another one has read already; it can
  // be only where that other one is to read again.
  std::optional<Action> in_place_of_another(const Op& op, Tid tid,
                                            const HappensBefore& thread,
                                            std::uint32_t branch) const;
  // REQUIRES: at() gives one.
  Effect apply(const Op& op, Tid tid, std::uint32_t branch,
               HappensBefore& thread);
  void add(const Action& action);
  // An event that is no access has happened.
  void pass(const Op& op, Tid tid, const HappensBefore& thread);

  std::size_t size() const noexcept { return actions_.size(); }
  const Action& operator[](Index event) const noexcept {
    return actions_[static_cast<std::size_t>(event)];
  }
  // In their order, without the initial value.
  const std::vector<Index>& stores(std::uint32_t object) const noexcept {
    return places_[object].stores;
  }
  std::uint64_t newest_value(std::uint32_t object) const noexcept {
    const Place& place = places_[object];
    return place.stores.empty() ? place.initial
                                : (*this)[place.stores.back()].value;
  }
  std::uint32_t rank_read(const Action& load) const noexcept {
    return load.from == kInitial ? 0 : (*this)[load.from].rank;
  }
  // An atomic had more than 32 stores to choose from, and some were left out.
  bool is_cut() const noexcept { return is_cut_; }
  // The graph of these events, in this order; each with what it depends on.
  Memory only(const std::vector<Index>& events) const;
  // The same for all runs with the same graph.
  std::uint64_t hash_of(Index event) const noexcept;

 private:
  struct Place {
    std::uint64_t initial = 0;
    std::vector<Index> stores;
    std::vector<Index> accesses;
  };

  std::optional<Action> place(const Op& op, Tid tid,
                              const HappensBefore& thread, std::uint32_t rank,
                              bool is_in_place_of_another) const;
  std::uint32_t floor_of(std::uint32_t object, const Clock& now) const noexcept;

  // ---- sc_order.cpp
  bool keeps_seq_cst_order(const Action& last) const;
  bool is_before_in_seq_cst(const Action& a, const Action& b,
                            const Action& last) const;
  bool is_before_on_place(const Action& a, const Action& b) const noexcept;
  bool is_before_by_access(const Action& a, const Action& b) const noexcept;
  bool has_way_round(const Action& a, const Action& b) const noexcept;
  std::uint32_t position(const Action& action) const noexcept;
  bool happens_before(const Action& a, const Action& b) const noexcept {
    return &a != &b && b.seen[a.tid] >= a.time &&
           !(a.tid == b.tid && a.time == b.time);
  }

  std::vector<Action> actions_;
  std::vector<Place> places_;
  std::vector<Index> of_thread_[kMostThreads];
  mutable bool is_cut_ = false;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_MEMORY_H_
