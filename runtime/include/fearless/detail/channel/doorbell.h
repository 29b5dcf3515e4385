// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the one receiver of a channel sleeps, and senders wake it. Nothing is
// handed over: who rings says "look again".
//
// Both sides follow Dekker: the receiver lies down, then looks whether there is
// something; a sender makes something, then rings. One of them must see the
// other. A sender's "makes something" is a read-modify-write, or it is the
// owner of the tail word (bias.h) and has no fence: then the receiver, which is
// about to sleep anyway, fences for both. Ringing an empty bell is one load.
//
// The pointer to the sleeper has one owner: whoever exchanges it for null. A
// sleeper that finds it gone when it gets up waits until the ringer, which is
// a few instructions from the end, has let go of it.

#ifndef FEARLESS_DETAIL_CHANNEL_DOORBELL_H_
#define FEARLESS_DETAIL_CHANNEL_DOORBELL_H_

#include "fearless/detail/channel/parker.h"

namespace fearless::detail::channels {

// A receiver that waits: on the stack of its thread.
template <typename Platform>
struct Sleeper {
  Parker<Platform>* parker;
  std::uint32_t arm = 0;  // of a select
  bool is_down = false;
  // A ringer that could not claim the parker is done with this.
  typename Platform::Word let_go = 0;
};

template <typename Platform>
class Doorbell {
 public:
  void ring() noexcept {
    if (has_sleeper()) [[unlikely]]
      ring_sleeper();
  }
  bool has_sleeper() const noexcept {
    std::atomic_signal_fence(std::memory_order_seq_cst);
    return sleeper_.load(std::memory_order_seq_cst);
  }

  // For the receiver, which then fences the channel and looks. A second arm of
  // one select needs no bell of its own.
  void lie_down(Sleeper<Platform>& sleeper) noexcept {
    Sleeper<Platform>* nobody = nullptr;
    sleeper.is_down = sleeper_.compare_exchange_strong(
        nobody, &sleeper, std::memory_order_seq_cst);
  }

  void get_up(Sleeper<Platform>& sleeper) noexcept {
    if (!sleeper.is_down) return;
    sleeper.is_down = false;
    Sleeper<Platform>* self = &sleeper;
    if (sleeper_.compare_exchange_strong(self, nullptr,
                                         std::memory_order_seq_cst)) {
      return;
    }
    const Parker<Platform>& parker = *sleeper.parker;
    outwait<Platform>([&]() noexcept {
      return (parker.is_completed() && parker.arm() == sleeper.arm) ||
             sleeper.let_go.load(std::memory_order_acquire) != 0;
    });
  }

 private:
  [[gnu::noinline]] void ring_sleeper() noexcept {
    Sleeper<Platform>* sleeper =
        sleeper_.exchange(nullptr, std::memory_order_seq_cst);
    if (!sleeper) return;
    if (sleeper->parker->claim()) {
      sleeper->parker->complete(Outcome::kRetry, sleeper->arm);
    } else {
      sleeper->let_go.store(1, std::memory_order_release);
    }
  }

  typename Platform::template atomic<Sleeper<Platform>*> sleeper_ = nullptr;
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_CHANNEL_DOORBELL_H_
