// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Execution: which object is which. Numbers are the same in all runs: of what
// the body makes, by whose how manieth it is; of what is outside, by where.

#include "runtime/model/execution.h"

namespace fearless::detail::model {

std::uint32_t Execution::number_of(Tid maker, std::uint32_t number) {
  std::vector<std::uint32_t>& numbers = numbers_[maker];
  if (number == numbers.size()) {
    numbers.push_back(static_cast<std::uint32_t>(objects_.size()));
    objects_.emplace_back();
  }
  return numbers[number];
}

std::uint32_t Execution::number_at(const void* address) {
  const auto next = static_cast<std::uint32_t>(objects_.size());
  const auto [at, is_new] = outside_.try_emplace(address, next);
  if (is_new) objects_.emplace_back();
  return at->second;
}

Stamp Execution::new_stamp() noexcept {
  // Of the first thread, number 0 is itself.
  const std::uint32_t first = self_ == 0;
  return Stamp(Stamp::Known(), run_,
               number_of(self_, first + self_thread().objects++));
}

// An operation on it is the first in this run.
void Execution::meet(const Stamp& stamp, const ObjectName& name,
                     const Initial& initial) {
  if (stamp.run != run_) {  // made outside
    stamp.object = number_at(&stamp);
    stamp.run = run_;
    stamp.is_outside = true;
  }
  Object& met = objects_[stamp.object];
  if (met.run == run_) return;
  met.run = run_;
  met.state = {};
  met.state.value = initial.value;
  met.state.capacity = initial.capacity;
  met.state.sent = name.kind == kBarrierKind ? initial.capacity : 0;
  if (memory_) memory_->make(stamp.object, initial.value);
  met.last = kNoEvent;
  met.pending = 0;
  met.sync.clear();
  met.offers.clear();
  met.name = name;
}

std::uint32_t Execution::object_at(const void* address, const ObjectName& name,
                                   const Initial& initial) {
  return object(Stamp(Stamp::Known(), run_, number_at(address)), name, initial);
}

}  // namespace fearless::detail::model
