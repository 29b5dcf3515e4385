// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// RC11 as its paper writes it, for litmus tests: all ways of reading from and
// all orders of stores, those kept that the axioms allow. No reduction, no
// incremental checks, and no line in common with the explorer. (O. Lahav, V.
// Vafeiadis, J. Kang, C.-K. Hur, D. Dreyer, PLDI 2017, with the release
// sequences of C++20, which a store of the same thread does not continue.)

#ifndef FEARLESS_TESTS_MODEL_AXIOMS_H_
#define FEARLESS_TESTS_MODEL_AXIOMS_H_

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "tests/model/litmus.h"

namespace fearless::litmus {

// Between at most 32 events: a row of bits each.
struct Relation {
  explicit Relation(std::size_t events) : rows(events) {}
  std::vector<std::uint32_t> rows;

  std::size_t size() const { return rows.size(); }
  bool has(std::size_t a, std::size_t b) const { return rows[a] >> b & 1; }
  void put(std::size_t a, std::size_t b) { rows[a] |= 1u << b; }

  friend Relation operator|(Relation a, const Relation& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a.rows[i] |= b.rows[i];
    return a;
  }
  friend Relation operator&(Relation a, const Relation& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a.rows[i] &= b.rows[i];
    return a;
  }
  // a, then b.
  friend Relation operator*(const Relation& a, const Relation& b) {
    Relation both(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < a.size(); ++j) {
        if (a.has(i, j)) both.rows[i] |= b.rows[j];
      }
    }
    return both;
  }
  Relation inverse() const {
    Relation back(size());
    for (std::size_t i = 0; i < size(); ++i) {
      for (std::size_t j = 0; j < size(); ++j) {
        if (has(i, j)) back.put(j, i);
      }
    }
    return back;
  }
  Relation closed() const {
    Relation all = *this;
    for (std::size_t k = 0; k < size(); ++k) {
      for (std::size_t i = 0; i < size(); ++i) {
        if (all.has(i, k)) all.rows[i] |= all.rows[k];
      }
    }
    return all;
  }
  Relation or_same() const {
    Relation all = *this;
    for (std::size_t i = 0; i < size(); ++i) all.put(i, i);
    return all;
  }
  Relation without_same() const {
    Relation all = *this;
    for (std::size_t i = 0; i < size(); ++i) all.rows[i] &= ~(1u << i);
    return all;
  }
  bool has_loop() const {
    for (std::size_t i = 0; i < size(); ++i) {
      if (has(i, i)) return true;
    }
    return false;
  }
};

class Axioms {
 public:
  explicit Axioms(const Program& program) {
    for (int place = 0; place < kPlaces; ++place) {
      Fact first;
      first.s.kind = 'W';
      first.s.place = place;
      first.s.order = std::memory_order_relaxed;
      first.thread = -1;
      facts_.push_back(first);
    }
    for (std::size_t i = 0; i < program.size(); ++i) {
      for (const Statement& s : program[i]) {
        Fact fact;
        fact.s = s;
        fact.thread = static_cast<int>(i);
        facts_.push_back(fact);
      }
    }
    threads_ = program.size();
    read_next(0);
  }
  std::uint64_t graphs = 0;
  Outcomes outcomes;

 private:
  struct Fact {
    Statement s;
    int thread = 0;
    std::size_t from = 0;
    int found = 0;
    int value = 0;
    bool writes = false;
    bool is_fence() const { return s.kind == 'F'; }
  };
  using Order = std::memory_order;

  // Each way of reading, then each order of stores.
  void read_next(std::size_t event) {
    if (event == facts_.size()) return settle();
    if (!facts_[event].s.reads()) return read_next(event + 1);
    for (std::size_t from = 0; from < facts_.size(); ++from) {
      const Fact& store = facts_[from];
      if (from == event || store.s.kind == 'R' || store.is_fence() ||
          store.s.place != facts_[event].s.place) {
        continue;
      }
      facts_[event].from = from;
      read_next(event + 1);
    }
  }

  bool is_in_order(std::size_t a, std::size_t b) const {
    if (facts_[a].thread < 0) return facts_[b].thread >= 0;
    return facts_[a].thread == facts_[b].thread && a < b;
  }

  // Values, in an order of sb and rf; nothing comes out of thin air.
  void settle() {
    const std::size_t n = facts_.size();
    Relation before(n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (is_in_order(i, j)) before.put(i, j);
      }
      if (facts_[i].s.reads()) before.put(facts_[i].from, i);
    }
    before = before.closed();
    if (before.has_loop()) return;
    std::vector<std::size_t> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::popcount(before.inverse().rows[a]) <
             std::popcount(before.inverse().rows[b]);
    });
    for (const std::size_t i : order) {
      Fact& fact = facts_[i];
      fact.writes = fact.s.kind == 'W' || fact.s.kind == 'U';
      fact.value = fact.s.value;
      if (!fact.s.reads()) continue;
      if (!facts_[fact.from].writes) return;
      fact.found = facts_[fact.from].value;
      if (fact.s.kind == 'U') fact.value = fact.found + fact.s.value;
      if (fact.s.kind == 'C') {
        fact.writes = fact.found == fact.s.value;
        fact.value = fact.s.desired;
      }
    }
    for (auto& stores : stores_) stores.clear();
    for (std::size_t i = 0; i < n; ++i) {
      if (facts_[i].writes) {
        stores_[static_cast<std::size_t>(facts_[i].s.place)].push_back(i);
      }
    }
    order_stores(0);
  }

  // The initial one, which is the first, stays so.
  void order_stores(std::size_t place) {
    if (place == kPlaces) return judge();
    auto& stores = stores_[place];
    std::sort(stores.begin() + 1, stores.end());
    do {
      order_stores(place + 1);
    } while (std::next_permutation(stores.begin() + 1, stores.end()));
  }

  Relation such(auto&& holds) const {
    Relation relation(facts_.size());
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      for (std::size_t j = 0; j < facts_.size(); ++j) {
        if (holds(i, j)) relation.put(i, j);
      }
    }
    return relation;
  }
  Relation only(auto&& holds) const {
    return such([&](std::size_t i, std::size_t j) {
      return i == j && holds(facts_[i]);
    });
  }
  static Order order_of(const Fact& fact) {
    return fact.s.kind == 'C' && !fact.writes ? fact.s.if_it_fails
                                              : fact.s.order;
  }
  static bool is_acquire(const Fact& fact) {
    const Order order = order_of(fact);
    return order == Order::acquire || order == Order::acq_rel ||
           order == Order::seq_cst;
  }
  static bool is_release(const Fact& fact) {
    const Order order = order_of(fact);
    return order == Order::release || order == Order::acq_rel ||
           order == Order::seq_cst;
  }
  static bool is_sc(const Fact& fact) {
    return order_of(fact) == Order::seq_cst;
  }

  void judge() {
    const auto place_of = [&](std::size_t i) {
      return facts_[i].is_fence() ? -1 : facts_[i].s.place;
    };
    const Relation sb =
        such([&](std::size_t i, std::size_t j) { return is_in_order(i, j); });
    const Relation same_place = such([&](std::size_t i, std::size_t j) {
      return place_of(i) == place_of(j) && place_of(i) >= 0;
    });
    const Relation elsewhere = such([&](std::size_t i, std::size_t j) {
      return place_of(i) != place_of(j);
    });
    const Relation rf = such([&](std::size_t i, std::size_t j) {
      return facts_[j].s.reads() && facts_[j].from == i;
    });
    Relation mo(facts_.size());
    for (const auto& stores : stores_) {
      for (std::size_t i = 0; i < stores.size(); ++i) {
        for (std::size_t j = i + 1; j < stores.size(); ++j) {
          mo.put(stores[i], stores[j]);
        }
      }
    }
    const Relation rb = (rf.inverse() * mo).without_same();
    const Relation eco = (rf | mo | rb).closed();
    const Relation fence = only([](const Fact& f) { return f.is_fence(); });
    const Relation store = only([](const Fact& f) { return f.writes; });
    const Relation load = only([](const Fact& f) { return f.s.reads(); });
    const Relation release = only([](const Fact& f) { return is_release(f); });
    const Relation acquire = only([](const Fact& f) { return is_acquire(f); });
    const Relation update =
        only([](const Fact& f) { return f.s.reads() && f.writes; });
    const Relation rs = store * (rf * update).closed().or_same();
    const Relation sw = release * (fence * sb).or_same() * rs * rf * load *
                        (sb * fence).or_same() * acquire;
    const Relation hb = (sb | sw).closed();
    if (hb.has_loop() || (hb * eco).has_loop()) return;
    for (std::size_t i = 0; i < facts_.size(); ++i) {  // atomicity
      if (!facts_[i].s.reads() || !facts_[i].writes) continue;
      if (!mo.has(facts_[i].from, i)) return;
      for (std::size_t j = 0; j < facts_.size(); ++j) {
        if (mo.has(facts_[i].from, j) && mo.has(j, i)) return;
      }
    }
    const Relation sc = only([](const Fact& f) { return is_sc(f); });
    const Relation sc_fence = fence * sc;
    const Relation away = sb & elsewhere;
    const Relation scb = sb | away * hb * away | (hb & same_place) | mo | rb;
    const Relation base =
        (sc | sc_fence * hb.or_same()) * scb * (sc | hb.or_same() * sc_fence);
    const Relation of_fences = sc_fence * (hb | hb * eco * hb) * sc_fence;
    if ((base | of_fences).closed().has_loop()) return;
    ++graphs;
    note_outcome();
  }

  void note_outcome() {
    std::vector<std::vector<int>> read(threads_);
    for (const Fact& fact : facts_) {
      if (fact.s.reads()) {
        read[static_cast<std::size_t>(fact.thread)].push_back(fact.found);
      }
    }
    int last[kPlaces];
    for (std::size_t place = 0; place < kPlaces; ++place) {
      last[place] = facts_[stores_[place].back()].value;
    }
    outcomes.insert(outcome(read, last));
  }

  std::vector<Fact> facts_;
  std::vector<std::size_t> stores_[kPlaces];
  std::size_t threads_ = 0;
};

}  // namespace fearless::litmus

#endif  // FEARLESS_TESTS_MODEL_AXIOMS_H_
