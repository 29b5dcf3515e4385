// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the ends of channels are, and so which threads can use them: an end on
// the stack of a thread, or in the closure that it was started with, can be
// used by that thread and, through references, by those that it started in a
// scope; an end anywhere else by anybody. That holds if nobody passed the
// address of an end on by other means, which `fearless check` refuses; a
// program that was not checked leaves the option `attribution` off, and then
// every end is anybody's.
//
// An end is on its list until whoever dropped it has woken those it must wake.

#ifndef FEARLESS_RUNTIME_WATCH_HANDLES_H_
#define FEARLESS_RUNTIME_WATCH_HANDLES_H_

#include <cstdint>
#include <mutex>

#include "runtime/watch/slot.h"
#include "runtime/watch/spin.h"

namespace fearless::detail::watch {

// The ends of those channels whose serial numbers fall into one bucket.
class HandleList {
 public:
  static HandleList& of(std::uint32_t channel) noexcept;

  void add(HandleLink& handle) noexcept;
  void remove(HandleLink& handle) noexcept;

  // Calls f(end) for each end of that kind.
  template <typename F>
  static void for_each(std::uint32_t channel, Kind kind, F&& f) noexcept {
    HandleList& list = of(channel);
    std::lock_guard guard(list.lock_);
    for (const HandleLink* at = list.first_; at; at = at->next_) {
      if (at->channel_ == channel && at->kind_ == kind) f(*at);
    }
  }
  // In a forked child.
  static void free_locks() noexcept;

 private:
  friend class HandleLink;
  SpinLock lock_;
  HandleLink* first_ = nullptr;
};

// The mapping that the caller's locals are in.
Range find_stack() noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_HANDLES_H_
