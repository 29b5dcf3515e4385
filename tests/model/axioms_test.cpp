// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Random litmus tests: as many executions as RC11's axioms allow graphs, and
// the same outcomes.

#include "tests/model/axioms.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace fearless::litmus {
namespace {

class Drawing {
 public:
  explicit Drawing(unsigned seed) : random_(seed) {}

  Program program() {
    // Two threads of up to four, or three of up to three.
    Program drawn(2 + below(2));
    places_ = 1 + below(3);
    only_seq_cst_ = below(8) == 0;
    const std::size_t most = drawn.size() == 2 ? 4 : 3;
    for (auto& thread : drawn) {
      const std::size_t count = 1 + below(most);
      for (std::size_t i = 0; i < count; ++i) thread.push_back(statement());
    }
    return drawn;
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  std::memory_order one_of(std::initializer_list<std::memory_order> orders) {
    const auto chosen = orders.begin()[below(orders.size())];
    return only_seq_cst_ || below(3) == 0 ? std::memory_order_seq_cst : chosen;
  }

  Statement statement() {
    using Order = std::memory_order;
    Statement s;
    s.place = static_cast<int>(below(places_));
    s.kind = "WWWRRRRUCF"[below(10)];
    s.value = static_cast<int>(below(3));
    s.desired = 1 + static_cast<int>(below(3));
    switch (s.kind) {
      case 'W':
        s.value += 1;
        s.order = one_of({Order::relaxed, Order::release});
        break;
      case 'R':
        s.order = one_of({Order::relaxed, Order::acquire});
        break;
      case 'U':
        s.value += 1;
        [[fallthrough]];
      case 'C':
        s.order = one_of(
            {Order::relaxed, Order::acquire, Order::release, Order::acq_rel});
        s.if_it_fails = one_of({Order::relaxed, Order::acquire});
        break;
      default:
        s.order = one_of({Order::acquire, Order::release, Order::acq_rel});
    }
    return s;
  }

  std::mt19937 random_;
  std::size_t places_ = 1;
  bool only_seq_cst_ = false;
};

// Ways of reading, times orders of stores.
double candidates(const Program& program) {
  double stores[kPlaces] = {};
  double reads[kPlaces] = {};
  for (const auto& thread : program) {
    for (const Statement& s : thread) {
      stores[s.place] += s.kind != 'R' && s.kind != 'F';
      reads[s.place] += s.reads();
    }
  }
  double all = 1;
  for (int i = 0; i < kPlaces; ++i) {
    all *= std::tgamma(stores[i] + 1) * std::pow(stores[i] + 1, reads[i]);
  }
  return all;
}

// The fourth look of one line at the same value waits for news.
bool looks_like_a_loop(const Program& program) {
  return std::any_of(program.begin(), program.end(), [](const auto& thread) {
    return thread.size() == 4 &&
           std::all_of(thread.begin(), thread.end(), [&](const Statement& s) {
             return s.kind != 'W' && s.kind != 'F' &&
                    s.place == thread.front().place;
           });
  });
}

TEST(Axioms, RandomProgramsHaveAsManyExecutionsAsGraphs) {
  const char* const wanted = std::getenv("FEARLESS_FUZZ");
  const unsigned programs =
      wanted ? static_cast<unsigned>(std::atoi(wanted)) : 1000;
  std::uint64_t graphs = 0;
  std::uint64_t most = 0;
  unsigned seed = 1;
  unsigned compared = 0;
  for (; compared < programs; ++seed) {
    const Program program = Drawing(seed).program();
    if (candidates(program) > 20'000 || looks_like_a_loop(program)) continue;
    const Axioms axioms(program);
    ModelOptions options;
    options.memory = ModelOptions::Memory::kRc11;
    const Explored explored = explore(program, options);
    ++compared;
    ASSERT_EQ(explored.result.executions, axioms.graphs)
        << to_string(program) << " seed " << seed;
    ASSERT_EQ(explored.outcomes, axioms.outcomes) << to_string(program);
    ASSERT_TRUE(explored.result.complete);
    ASSERT_EQ(explored.result.redundant, 0u);
    graphs += axioms.graphs;
    most = std::max(most, axioms.graphs);
  }
  std::printf("%u programs, %llu graphs, %llu in one\n", compared,
              static_cast<unsigned long long>(graphs),
              static_cast<unsigned long long>(most));
}

}  // namespace
}  // namespace fearless::litmus
