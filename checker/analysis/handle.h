// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Handles that can be used once: a thread is joined or let go, a future gives
// its result away, a promise is kept and hands out one future. What was done
// with each is known until it gets a new value.

#ifndef FEARLESS_CHECKER_ANALYSIS_HANDLE_H_
#define FEARLESS_CHECKER_ANALYSIS_HANDLE_H_

#include "checker/analysis/occurrence.h"

namespace fearless::analysis {

// Why a handle is of no use any more.
enum class Spent : std::uint8_t {
  kEmpty,  // it never had a thread, a result or a promise to keep
  kMoved,  // another handle has it
  kJoined,
  kDetached,
  kReceived,   // the result was taken out
  kKept,       // the promise
  kHandedOut,  // the future of the promise
};

// One handle may be spent in two ways: a promise is kept, and its future is
// handed out.
struct Spending {
  ir::Place handle;
  Spent how = Spent::kEmpty;
  Site site;
  bool is_sure = true;  // false: on some paths only
  auto operator<=>(const Spending&) const = default;
};

// A use of what is spent.
struct Misuse {
  enum class Use : std::uint8_t { kJoin, kDetach, kReceive, kKeep, kHandOut };
  Use use = Use::kJoin;
  Spending spent;
  Site site;
  auto operator<=>(const Misuse&) const = default;
};

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_HANDLE_H_
