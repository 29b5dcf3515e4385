// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How one sample of the executions is drawn. No way is best for all bugs:
//
//   walk    any thread that can go on, each as likely: deadlocks. `sticky`: the
//           one that ran goes on four times of five: states that lie deep
//   PCT     threads have priorities, the highest goes on, and at depth - 1
//           places of the run the one that runs gets the lowest: few, well
//           placed preemptions (S. Burckhardt et al., ASPLOS 2010)
//   POS     each operation draws a priority; of those that could run the
//           highest does, and the dependent ones draw anew: orders of races
//           (X. Yuan, J. Yang, R. Gu, CAV 2018)
//   URW     a thread as likely as it has operations left, by what earlier runs
//           had: all interleavings as likely, if threads always do as much and
//           do not wait (H. Zhao, D. Wolff, U. Mathur, A. Roychoudhury, ASPLOS
//           2025, whose selective variant weighs the interesting ones only)

#ifndef FEARLESS_RUNTIME_MODEL_STRATEGY_H_
#define FEARLESS_RUNTIME_MODEL_STRATEGY_H_

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "runtime/model/execution.h"
#include "runtime/model/random.h"

namespace fearless::detail::model {

// What the runs so far were like.
struct Past {
  std::size_t longest = 0;                       // events of a run
  std::array<std::size_t, kMostThreads> most{};  // events of a thread in a run
  void learn(const Execution& execution) noexcept;
};

class Strategy {
 public:
  virtual ~Strategy() = default;
  virtual std::string name() const = 0;
  virtual void begin(const Past& /*past*/, Random& /*random*/) {}
  // One of `ready`, which has one at least.
  virtual Tid choose(const Execution& execution, const std::vector<Tid>& ready,
                     Random& random) = 0;
  // That thread takes that branch now.
  virtual void chosen(const Execution& /*execution*/, Choice /*choice*/,
                      const std::vector<Tid>& /*ready*/, Random& /*random*/) {}
};

std::unique_ptr<Strategy> random_walk(bool is_sticky);
std::unique_ptr<Strategy> pct(unsigned depth);
std::unique_ptr<Strategy> pos();
std::unique_ptr<Strategy> urw();

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_STRATEGY_H_
