// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/synchronizes.h"

#include <cstddef>

namespace fearless::detail::model {

void Synchronizes::clear() noexcept {
  main_ = readers_ = Clock();
  sent_.clear();
  received_.clear();
}

void Synchronizes::happen(const Op& op, const Effect& effect,
                          HappensBefore& thread, const State& after) {
  switch (op.verb) {
    case Verb::kLock:
      thread.now.join(readers_);
      [[fallthrough]];
    case Verb::kLockShared:
      return thread.now.join(main_);
    case Verb::kTryLock:
      if (!effect.result) return;
      thread.now.join(readers_);
      return thread.now.join(main_);
    case Verb::kTryLockShared:
      if (effect.result) thread.now.join(main_);
      return;
    case Verb::kUnlock:
      return main_.join(thread.now);
    case Verb::kUnlockShared:
      return readers_.join(thread.now);

    case Verb::kSend:
    case Verb::kTrySend:
    case Verb::kTaken:
    case Verb::kReceive:
    case Verb::kTryReceive:
    case Verb::kDropSender:
    case Verb::kDropReceiver:
      return channel(op, effect, thread, after);

    case Verb::kLoad:
    case Verb::kStore:
    case Verb::kUpdate:
    case Verb::kAdd:
    case Verb::kCompareExchange:
      return atomic(op, !effect.accesses.only_reads(), thread);
    case Verb::kFence:
      if (acquires(op.order)) thread.now.join(thread.for_acquire_fence);
      if (releases(op.order)) thread.at_release_fence = thread.now;
      return;

    case Verb::kEnd:
    case Verb::kRelease:
    case Verb::kCountDown:
    case Verb::kFinish:
      return main_.join(thread.now);
    case Verb::kArrive:
    case Verb::kNextPhase:
      main_.join(thread.now);
      return thread.now.join(main_);
    case Verb::kIsFinished:
    case Verb::kTryAcquire:
      if (!effect.result) return;
      [[fallthrough]];
    case Verb::kJoin:
    case Verb::kAcquire:
    case Verb::kWaitPhase:
    case Verb::kBegin:
      return thread.now.join(main_);
    case Verb::kWaitZero:
    case Verb::kIsZero:
      if (effect.result == 0) thread.now.join(main_);
      return;
    case Verb::kIsDone:
      if (effect.result == 2) thread.now.join(main_);
      return;
    default:
      return;
  }
}

void Synchronizes::channel(const Op& op, const Effect& effect,
                           HappensBefore& thread, const State& after) {
  const auto number = static_cast<std::size_t>(effect.result >> 2);
  const bool is_done = (effect.result & 3) == kDone;
  const auto keep = [&](std::vector<Clock>& clocks) {
    if (clocks.size() <= number) clocks.resize(number + 1);
    clocks[number] = thread.now;
  };
  switch (op.verb) {
    case Verb::kDropSender:
      return main_.join(thread.now);
    case Verb::kDropReceiver:
      return readers_.join(thread.now);
    case Verb::kTaken:
      if (is_done) {
        thread.now.join(received_[static_cast<std::size_t>(op.a)]);
      } else {
        thread.now.join(readers_);
      }
      return;
    case Verb::kSend:
    case Verb::kTrySend:
      if (!is_done) {
        if (effect.result == kGone) thread.now.join(readers_);
        return;
      }
      if (after.capacity != 0 && number >= after.capacity) {
        thread.now.join(received_[number - after.capacity]);
      }
      return keep(sent_);
    default:
      if (is_done) {
        thread.now.join(sent_[number]);
        keep(received_);
      } else if (effect.result == kGone) {
        thread.now.join(main_);
      }
  }
}

// A store begins a new release sequence, or none; a read-modify-write goes on
// with the one it found.
void Synchronizes::atomic(const Op& op, bool has_written,
                          HappensBefore& thread) {
  const bool has_read = op.verb != Verb::kStore;
  const std::memory_order order =
      has_written || op.verb == Verb::kLoad ? op.order : op.if_it_fails;
  if (has_read) {
    thread.for_acquire_fence.join(main_);
    if (acquires(order)) thread.now.join(main_);
  }
  if (!has_written) return;
  if (!has_read) main_ = Clock();
  main_.join(releases(order) ? thread.now : thread.at_release_fence);
}

}  // namespace fearless::detail::model
