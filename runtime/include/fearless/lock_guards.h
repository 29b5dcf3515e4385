// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `lock_guard`, `unique_lock`, `shared_lock` and `scoped_lock`: std's own, told
// to Clang's thread-safety analysis. libstdc++ does not mark std's guards, so
// under -Wthread-safety code that uses those does not seem to lock at all:
//
//   fearless::mutex m;
//   int balance FEARLESS_GUARDED_BY(m);        // annotations.h
//   fearless::lock_guard lock(m);              // balance may be used here
//
// A fearless guard is a std guard: it goes wherever that is asked for by
// reference (a condition variable's wait). The analysis is told of guards that
// lock when they are made, and of lock() and unlock() of a unique_lock or
// shared_lock; a guard that adopts, defers or tries is std's in all but name.
//
// A guard is for the thread that made it. Errors and costs are std's.

#ifndef FEARLESS_LOCK_GUARDS_H_
#define FEARLESS_LOCK_GUARDS_H_

#include <mutex>
#include <shared_mutex>
#include <utility>

#include "fearless/detail/capability.h"
#include "fearless/send.h"

namespace fearless {

template <typename M>
class FEARLESS_SCOPED_CAPABILITY lock_guard : public std::lock_guard<M> {
 public:
  [[nodiscard]] explicit lock_guard(M& m) FEARLESS_ACQUIRE(m)
      : std::lock_guard<M>(m) {}
  // REQUIRES: the calling thread holds `m`.
  [[nodiscard]] lock_guard(M& m, std::adopt_lock_t adopt) FEARLESS_REQUIRES(m)
      : std::lock_guard<M>(m, adopt) {}
  ~lock_guard() FEARLESS_RELEASE() {}
};

template <typename M>
class FEARLESS_SCOPED_CAPABILITY unique_lock : public std::unique_lock<M> {
  using Base = std::unique_lock<M>;

 public:
  unique_lock() noexcept = default;
  [[nodiscard]] explicit unique_lock(M& m) FEARLESS_ACQUIRE(m) : Base(m) {}
  template <typename How>
  [[nodiscard]] unique_lock(M& m, How&& how) FEARLESS_TRUST_BODY
      : Base(m, std::forward<How>(how)) {}
  unique_lock(unique_lock&&) noexcept = default;
  unique_lock& operator=(unique_lock&&) noexcept = default;
  ~unique_lock() FEARLESS_RELEASE() {}

  void lock() FEARLESS_ACQUIRE() { Base::lock(); }
  [[nodiscard]] bool try_lock() FEARLESS_TRY_ACQUIRE(true) {
    return Base::try_lock();
  }
  void unlock() FEARLESS_RELEASE() { Base::unlock(); }
};

template <typename M>
class FEARLESS_SCOPED_CAPABILITY shared_lock : public std::shared_lock<M> {
  using Base = std::shared_lock<M>;

 public:
  shared_lock() noexcept = default;
  [[nodiscard]] explicit shared_lock(M& m) FEARLESS_ACQUIRE_SHARED(m)
      : Base(m) {}
  template <typename How>
  [[nodiscard]] shared_lock(M& m, How&& how) FEARLESS_TRUST_BODY
      : Base(m, std::forward<How>(how)) {}
  shared_lock(shared_lock&&) noexcept = default;
  shared_lock& operator=(shared_lock&&) noexcept = default;
  ~shared_lock() FEARLESS_RELEASE() {}

  void lock() FEARLESS_ACQUIRE_SHARED() { Base::lock(); }
  [[nodiscard]] bool try_lock() FEARLESS_TRY_ACQUIRE_SHARED(true) {
    return Base::try_lock();
  }
  void unlock() FEARLESS_RELEASE() { Base::unlock(); }
};

// Attributes take no packs: one constructor for each number of locks, and the
// analysis does not see those of four and more.
template <typename... Ms>
class FEARLESS_SCOPED_CAPABILITY scoped_lock : public std::scoped_lock<Ms...> {
  using Base = std::scoped_lock<Ms...>;
  static constexpr int kLocks = sizeof...(Ms);

 public:
  template <typename A>
    requires(kLocks == 1)
  [[nodiscard]] explicit scoped_lock(A& a) FEARLESS_ACQUIRE(a) : Base(a) {}
  template <typename A, typename B>
    requires(kLocks == 2)
  [[nodiscard]] scoped_lock(A& a, B& b) FEARLESS_ACQUIRE(a, b) : Base(a, b) {}
  template <typename A, typename B, typename C>
    requires(kLocks == 3)
  [[nodiscard]] scoped_lock(A& a, B& b, C& c) FEARLESS_ACQUIRE(a, b, c)
      : Base(a, b, c) {}
  [[nodiscard]] explicit scoped_lock(Ms&... ms)
    requires(kLocks == 0 || kLocks > 3)
      : Base(ms...) {}
  // REQUIRES: the calling thread holds all of them.
  [[nodiscard]] explicit scoped_lock(std::adopt_lock_t adopt, Ms&... ms)
      : Base(adopt, ms...) {}
  ~scoped_lock() FEARLESS_RELEASE() {}
};
template <typename... Ms>
scoped_lock(Ms&...) -> scoped_lock<Ms...>;
template <typename... Ms>
scoped_lock(std::adopt_lock_t, Ms&...) -> scoped_lock<Ms...>;

// The thread that locked unlocks.
template <typename M>
inline constexpr bool is_send_v<lock_guard<M>> = false;
template <typename M>
inline constexpr bool is_send_v<unique_lock<M>> = false;
template <typename M>
inline constexpr bool is_send_v<shared_lock<M>> = false;
template <typename... Ms>
inline constexpr bool is_send_v<scoped_lock<Ms...>> = false;

}  // namespace fearless

#endif  // FEARLESS_LOCK_GUARDS_H_
