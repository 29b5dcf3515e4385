// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Senders that wait for their turn, first come, first served: an intrusive
// list of nodes on the stacks of the threads that wait. Each knows the value
// it wants to give away, so that whoever makes room can take the value along
// and wake a sender that has nothing left to do. Not synchronized: the lock of
// the channel guards the line and the links of the nodes in it.

#ifndef FEARLESS_DETAIL_CHANNEL_WAITING_LINE_H_
#define FEARLESS_DETAIL_CHANNEL_WAITING_LINE_H_

#include <cstdint>

#include "fearless/detail/channel/parker.h"

namespace fearless::detail::channels {

template <typename Element, typename Platform>
struct Waiter {
  Parker<Platform>* parker;
  Element* element = nullptr;  // what it sends; a receiver has none
  std::uint32_t arm = 0;       // of a select
  bool is_queued = false;
  Waiter* next = nullptr;
  Waiter* previous = nullptr;
};

template <typename Waiter>
class WaitingLine {
 public:
  bool is_empty() const noexcept { return !first_; }
  std::uint32_t size() const noexcept { return size_; }
  Waiter* front() const noexcept { return first_; }

  void push_back(Waiter& waiter) noexcept {
    waiter.is_queued = true;
    waiter.next = nullptr;
    waiter.previous = last_;
    (last_ ? last_->next : first_) = &waiter;
    last_ = &waiter;
    ++size_;
  }

  // REQUIRES: it is in this line.
  void remove(Waiter& waiter) noexcept {
    waiter.is_queued = false;
    (waiter.previous ? waiter.previous->next : first_) = waiter.next;
    (waiter.next ? waiter.next->previous : last_) = waiter.previous;
    --size_;
  }

 private:
  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
  std::uint32_t size_ = 0;
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_WAITING_LINE_H_
