// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/lot.h"

namespace fearless::detail::watch {
namespace {

constexpr std::uintptr_t kLots = 256;
constinit Lot lots[kLots];

}  // namespace

Lot& Lot::of(const void* word) noexcept {
  const auto address = reinterpret_cast<std::uintptr_t>(word);
  return lots[(address >> 2 ^ address >> 10 ^ address >> 18) % kLots];
}

void Lot::push_back(Sleeper& sleeper) noexcept {
  sleeper.next = nullptr;
  (first_ ? last_->next : first_) = &sleeper;
  last_ = &sleeper;
}

// Takes `*at` out; `before` is the one before it, or null.
void Lot::take_out(Sleeper** at, Sleeper* before) noexcept {
  Sleeper* const taken = *at;
  *at = taken->next;
  if (last_ == taken) last_ = before;
}

bool Lot::step_out(Sleeper& sleeper) noexcept {
  std::lock_guard guard(lock_);
  Sleeper* before = nullptr;
  for (Sleeper** at = &first_; *at; at = &(*at)->next) {
    if (*at == &sleeper) {
      take_out(at, before);
      return true;
    }
    before = *at;
  }
  return false;
}

int Lot::mark(const void* word, Sleeper** woken, int count) noexcept {
  std::lock_guard guard(lock_);
  int marked = 0;
  Sleeper* before = nullptr;
  for (Sleeper** at = &first_; *at && marked < count;) {
    Sleeper* const sleeper = *at;
    if (sleeper->word != word) {
      before = sleeper;
      at = &sleeper->next;
      continue;
    }
    take_out(at, before);
    woken[marked++] = sleeper;
    sleeper->is_called.store(1, std::memory_order_release);
  }
  return marked;
}

void Lot::empty_all() noexcept {
  for (Lot& lot : lots) {
    lot.lock_.reset();
    lot.first_ = lot.last_ = nullptr;
  }
}

}  // namespace fearless::detail::watch
