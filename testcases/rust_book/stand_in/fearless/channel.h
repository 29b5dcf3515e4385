// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `auto [tx, rx] = fearless::channel<T>();` gives the two ends of an unbounded
// queue. Ends are moved, never copied; `tx.clone()` makes one more sender. The
// last sender to go closes the channel: what is queued can still be received,
// then `recv()` reports the end. When the receiver is gone, `send()` hands its
// value back. Senders may be used by many threads, the receiver by one.

#ifndef FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_CHANNEL_H_
#define FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_CHANNEL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "fearless/result.h"
#include "fearless/send.h"

namespace fearless {

// The receiver is gone; here is what was not sent.
template <typename T>
struct SendError {
  T value;
};

struct RecvError {};
enum class TryRecvError { kEmpty, kDisconnected };

namespace internal {

template <typename T>
struct ChannelState {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<T> values;  // guarded by `mutex`, as are the next two
  std::size_t senders = 1;
  bool has_receiver = true;
};

}  // namespace internal

template <typename T>
class Sender {
 public:
  explicit Sender(std::shared_ptr<internal::ChannelState<T>> state)
      : state_(std::move(state)) {}
  Sender(Sender&&) noexcept = default;
  Sender& operator=(Sender&& other) noexcept {
    std::swap(state_, other.state_);
    return *this;
  }
  ~Sender() { reset(); }

  Sender clone() const {
    std::lock_guard lock(state_->mutex);
    ++state_->senders;
    return Sender(state_);
  }

  Result<void, SendError<T>> send(T value) const {
    static_assert(is_send_v<T>, "this type must stay on its thread");
    std::lock_guard lock(state_->mutex);
    if (!state_->has_receiver) {
      return Unexpected<SendError<T>>{{std::move(value)}};
    }
    state_->values.push_back(std::move(value));
    state_->changed.notify_one();
    return {};
  }

  // Closes this end early.
  void reset() {
    if (!state_) return;
    {
      std::lock_guard lock(state_->mutex);
      --state_->senders;
      state_->changed.notify_one();
    }
    state_.reset();
  }

 private:
  std::shared_ptr<internal::ChannelState<T>> state_;
};

template <typename T>
class Receiver {
 public:
  class Iterator {
   public:
    explicit Iterator(Receiver& receiver) : receiver_(&receiver) { ++*this; }
    T& operator*() { return *value_; }
    Iterator& operator++() {
      value_ = receiver_->wait();
      return *this;
    }
    bool operator==(std::default_sentinel_t) const { return !value_; }

   private:
    Receiver* receiver_;
    std::optional<T> value_;
  };

  explicit Receiver(std::shared_ptr<internal::ChannelState<T>> state)
      : state_(std::move(state)) {}
  Receiver(Receiver&&) noexcept = default;
  Receiver& operator=(Receiver&& other) noexcept {
    std::swap(state_, other.state_);
    return *this;
  }
  ~Receiver() { reset(); }

  // Blocks until there is a value, or until the last sender is gone.
  Result<T, RecvError> recv() {
    std::optional<T> value = wait();
    if (!value) return Unexpected<RecvError>{};
    return std::move(*value);
  }

  Result<T, TryRecvError> try_recv() {
    std::lock_guard lock(state_->mutex);
    if (!state_->values.empty()) return take();
    return Unexpected<TryRecvError>{state_->senders == 0
                                        ? TryRecvError::kDisconnected
                                        : TryRecvError::kEmpty};
  }

  // `for (T& value : rx)` receives until the channel is closed.
  Iterator begin() { return Iterator(*this); }
  std::default_sentinel_t end() { return {}; }

  void reset() {
    if (!state_) return;
    {
      std::lock_guard lock(state_->mutex);
      state_->has_receiver = false;
    }
    state_.reset();
  }

 private:
  std::optional<T> wait() {
    std::unique_lock lock(state_->mutex);
    state_->changed.wait(lock, [this] {
      return !state_->values.empty() || state_->senders == 0;
    });
    if (state_->values.empty()) return std::nullopt;
    return take();
  }

  // REQUIRES: the lock is held and a value is there.
  T take() {
    T value = std::move(state_->values.front());
    state_->values.pop_front();
    return value;
  }

  std::shared_ptr<internal::ChannelState<T>> state_;
};

template <typename T>
std::pair<Sender<T>, Receiver<T>> channel() {
  auto state = std::make_shared<internal::ChannelState<T>>();
  return {Sender<T>(state), Receiver<T>(state)};
}

}  // namespace fearless

#endif  // FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_CHANNEL_H_
