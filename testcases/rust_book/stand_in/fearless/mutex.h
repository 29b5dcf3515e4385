// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `Mutex<T>` owns the data it protects: only a guard reaches it, and a guard
// holds the lock for as long as it lives. An exception that leaves a critical
// section poisons the mutex; the next `lock()` then throws PoisonError. Any
// thread may lock; a guard stays on the thread that made it.

#ifndef FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_MUTEX_H_
#define FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_MUTEX_H_

#include <exception>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

#include "fearless/send.h"

namespace fearless {

struct PoisonError : std::runtime_error {
  PoisonError() : std::runtime_error("a thread failed under this lock") {}
};

template <typename T>
class MutexGuard;

template <typename T>
class Mutex {
 public:
  Mutex() = default;
  explicit Mutex(T value) : value_(std::move(value)) {}
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;

  MutexGuard<T> lock() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (is_poisoned_) throw PoisonError();
    return MutexGuard<T>(*this, std::move(lock));
  }

  std::optional<MutexGuard<T>> try_lock() {
    std::unique_lock<std::mutex> lock(mutex_, std::try_to_lock);
    if (!lock.owns_lock()) return std::nullopt;
    if (is_poisoned_) throw PoisonError();
    return MutexGuard<T>(*this, std::move(lock));
  }

 private:
  friend class MutexGuard<T>;

  std::mutex mutex_;
  T value_{};
  bool is_poisoned_ = false;
};

template <typename T>
class [[nodiscard]] MutexGuard {
 public:
  MutexGuard(MutexGuard&&) noexcept = default;
  ~MutexGuard() {
    if (lock_.owns_lock() && std::uncaught_exceptions() > exceptions_) {
      mutex_->is_poisoned_ = true;
    }
  }

  T& operator*() const { return mutex_->value_; }
  T* operator->() const { return &mutex_->value_; }

 private:
  friend class Mutex<T>;
  MutexGuard(Mutex<T>& mutex, std::unique_lock<std::mutex> lock)
      : mutex_(&mutex), lock_(std::move(lock)) {}

  Mutex<T>* mutex_;
  std::unique_lock<std::mutex> lock_;
  int exceptions_ = std::uncaught_exceptions();
};

// A guard must be dropped by the thread that locked.
template <typename T>
inline constexpr bool is_send_v<MutexGuard<T>> = false;

}  // namespace fearless

#endif  // FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_MUTEX_H_
