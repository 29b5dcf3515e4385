// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Why a send or a receive failed. A failed send hands its value back, whatever
// the reason, running out of memory included. All have a text: `what()`, or
// `describe(error)` for the enumerations. Values; part of channel.h.

#ifndef FEARLESS_DETAIL_CHANNEL_ERRORS_H_
#define FEARLESS_DETAIL_CHANNEL_ERRORS_H_

#include <cstdint>

namespace fearless {

enum class SendFailure : std::uint8_t {
  kDisconnected,  // the receiver is gone
  kFull,          // no room, or nobody at the other side of a rendezvous
  kTimeout,       // the same until the deadline
  kOutOfMemory,   // of an unbounded channel: it is closed for sending now
};

constexpr const char* describe(SendFailure failure) noexcept {
  switch (failure) {
    case SendFailure::kDisconnected:
      return "the receiver of the channel is gone";
    case SendFailure::kFull:
      return "the channel is full";
    case SendFailure::kTimeout:
      return "the channel stayed full until the time-out";
    case SendFailure::kOutOfMemory:
      return "no memory to queue the value";
  }
  return "";
}

// Of `send`: kDisconnected or kOutOfMemory.
template <typename T>
struct SendError {
  T value;
  SendFailure reason = SendFailure::kDisconnected;
  constexpr const char* what() const noexcept { return describe(reason); }
};

// Of `try_send`: never kTimeout.
template <typename T>
struct TrySendError {
  static constexpr SendFailure kFull = SendFailure::kFull;
  static constexpr SendFailure kDisconnected = SendFailure::kDisconnected;

  T value;
  SendFailure reason;
  constexpr const char* what() const noexcept { return describe(reason); }
  constexpr bool is_full() const noexcept { return reason == kFull; }
  constexpr bool is_disconnected() const noexcept {
    return reason == kDisconnected;
  }
};

// Of `send_timeout`: never kFull.
template <typename T>
struct SendTimeoutError {
  T value;
  SendFailure reason;
  constexpr const char* what() const noexcept { return describe(reason); }
};

// Every sender is gone, and everything they sent has been received.
struct RecvError {
  constexpr const char* what() const noexcept {
    return "all senders of the channel are gone";
  }
  friend constexpr bool operator==(RecvError, RecvError) noexcept {
    return true;
  }
};

enum class TryRecvError : std::uint8_t { kEmpty, kDisconnected };

constexpr const char* describe(TryRecvError error) noexcept {
  return error == TryRecvError::kEmpty ? "the channel is empty"
                                       : RecvError{}.what();
}

enum class RecvTimeoutError : std::uint8_t { kTimeout, kDisconnected };

constexpr const char* describe(RecvTimeoutError error) noexcept {
  return error == RecvTimeoutError::kTimeout
             ? "the channel stayed empty until the time-out"
             : RecvError{}.what();
}

}  // namespace fearless

#endif  // FEARLESS_DETAIL_CHANNEL_ERRORS_H_
