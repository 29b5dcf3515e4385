// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Happens-before as C++ defines it, from the memory orders that the test
// declared: not from the order in which the explorer ran things. Two accesses
// to plain data that it does not order are a data race, whatever the run did.
// (The vector-clock part of C. Flanagan, S. Freund, "FastTrack", PLDI 2009,
// with C++20's fences and release sequences.)

#ifndef FEARLESS_RUNTIME_MODEL_SYNCHRONIZES_H_
#define FEARLESS_RUNTIME_MODEL_SYNCHRONIZES_H_

#include <vector>

#include "fearless/detail/model/op.h"
#include "runtime/model/clock.h"
#include "runtime/model/state.h"

namespace fearless::detail::model {

constexpr bool acquires(std::memory_order order) noexcept {
  return order == std::memory_order_acquire ||
         order == std::memory_order_consume ||
         order == std::memory_order_acq_rel ||
         order == std::memory_order_seq_cst;
}
constexpr bool releases(std::memory_order order) noexcept {
  return order == std::memory_order_release ||
         order == std::memory_order_acq_rel ||
         order == std::memory_order_seq_cst;
}

// Of a thread.
struct HappensBefore {
  Clock now;
  Clock at_release_fence;
  Clock for_acquire_fence;  // what relaxed loads have read from
};

// Of an object: what those who let go, sent or stored had seen.
class Synchronizes {
 public:
  void clear() noexcept;
  // What the operation of a thread, which has happened, brings it, and leaves.
  void happen(const Op& op, const Effect& effect, HappensBefore& thread,
              const State& after);

 private:
  void atomic(const Op& op, bool has_written, HappensBefore& thread);
  void channel(const Op& op, const Effect& effect, HappensBefore& thread,
               const State& after);

  Clock main_;
  Clock readers_;  // of a lock; of a channel: the receiver at its end
  std::vector<Clock> sent_;
  std::vector<Clock> received_;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_SYNCHRONIZES_H_
