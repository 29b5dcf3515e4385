// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Litmus tests as text: threads separated by |, each a list of
//   Wx1.rel     store 1 to x
//   Rx.acq      load x
//   Ux2.ar      fetch_add(x, 2)
//   Cx01.ar.rlx compare_exchange(x, 0 -> 1), and its order if it fails
//   F.sc        a fence
// on x, y and z, which are 0 at first; orders: rlx, acq, rel, ar, sc. What
// comes of a run is written "1 0 | 1 1 0": what was read, thread by thread, and
// the last values of x, y and z.

#ifndef FEARLESS_TESTS_MODEL_LITMUS_H_
#define FEARLESS_TESTS_MODEL_LITMUS_H_

#include <atomic>
#include <deque>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "fearless/atomic.h"
#include "fearless/model.h"
#include "fearless/thread.h"

namespace fearless::litmus {

inline constexpr int kPlaces = 3;

struct Statement {
  char kind = 'R';
  int place = 0;
  int value = 0;    // stored, added; expected
  int desired = 0;  // of a compare-exchange
  std::memory_order order = std::memory_order_seq_cst;
  std::memory_order if_it_fails = std::memory_order_seq_cst;
  bool reads() const { return kind == 'R' || kind == 'U' || kind == 'C'; }
};
using Program = std::vector<std::vector<Statement>>;
using Outcomes = std::set<std::string>;

inline const std::pair<const char*, std::memory_order> kOrders[] = {
    {"rlx", std::memory_order_relaxed}, {"acq", std::memory_order_acquire},
    {"rel", std::memory_order_release}, {"ar", std::memory_order_acq_rel},
    {"sc", std::memory_order_seq_cst},
};

inline std::memory_order order_of(const std::string& word) {
  for (const auto& [name, order] : kOrders) {
    if (word == name) return order;
  }
  throw std::invalid_argument("no order: " + word);
}
inline std::string name_of(std::memory_order wanted) {
  for (const auto& [name, order] : kOrders) {
    if (order == wanted) return name;
  }
  return "";
}

inline Statement parse_statement(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, '.');) parts.push_back(part);
  Statement s;
  const std::string& what = parts.at(0);
  s.kind = what.at(0);
  if (s.kind != 'F') s.place = what.at(1) - 'x';
  if (what.size() > 2) s.value = what[2] - '0';
  if (what.size() > 3) s.desired = what[3] - '0';
  s.order = order_of(parts.at(1));
  if (s.kind == 'C') s.if_it_fails = order_of(parts.at(2));
  return s;
}

inline Program parse(const std::string& text) {
  Program program(1);
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    if (word == "|") {
      program.emplace_back();
    } else {
      program.back().push_back(parse_statement(word));
    }
  }
  return program;
}

inline std::string to_string(const Program& program) {
  std::string text;
  for (const auto& thread : program) {
    if (!text.empty()) text += "| ";
    for (const Statement& s : thread) {
      text += s.kind;
      if (s.kind != 'F') text += static_cast<char>('x' + s.place);
      if (s.kind != 'F' && s.kind != 'R') text += std::to_string(s.value);
      if (s.kind == 'C') text += std::to_string(s.desired);
      text += "." + name_of(s.order);
      if (s.kind == 'C') text += "." + name_of(s.if_it_fails);
      text += " ";
    }
  }
  return text;
}

inline std::string outcome(const std::vector<std::vector<int>>& read,
                           const int (&last)[kPlaces]) {
  std::string text;
  for (const auto& thread : read) {
    for (const int value : thread) text += std::to_string(value) + " ";
  }
  text += "|";
  for (const int value : last) text += " " + std::to_string(value);
  return text;
}

inline void run(const Program& program, Outcomes& outcomes) {
  std::deque<atomic<int>> places(kPlaces);
  std::vector<std::vector<int>> read(program.size());
  std::vector<JoinHandle<void>> threads;
  for (std::size_t i = 0; i < program.size(); ++i) {
    threads.push_back(spawn([&, i] {
      for (const Statement& s : program[i]) {
        atomic<int>& place = places[static_cast<std::size_t>(s.place)];
        int value = s.value;
        switch (s.kind) {
          case 'W':
            place.store(value, s.order);
            break;
          case 'R':
            value = place.load(s.order);
            break;
          case 'U':
            value = place.fetch_add(value, s.order);
            break;
          case 'C':
            place.compare_exchange_strong(value, s.desired, s.order,
                                          s.if_it_fails);
            break;
          default:
            fearless::atomic_thread_fence(s.order);
        }
        if (s.reads()) read[i].push_back(value);
      }
    }));
  }
  for (auto& thread : threads) thread.join();
  int last[kPlaces];
  for (int i = 0; i < kPlaces; ++i) {
    last[i] =
        places[static_cast<std::size_t>(i)].load(std::memory_order_relaxed);
  }
  outcomes.insert(outcome(read, last));
}

struct Explored {
  ModelResult result;
  Outcomes outcomes;
};
inline Explored explore(const Program& program, ModelOptions options = {}) {
  Explored explored;
  options.name = to_string(program);
  explored.result = model(options, [&] { run(program, explored.outcomes); });
  return explored;
}

}  // namespace fearless::litmus

#endif  // FEARLESS_TESTS_MODEL_LITMUS_H_
