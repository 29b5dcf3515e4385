// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Platforms with a bug in them, each as if the algorithm on top had it: an
// order left out, a wake forgotten, a look and a sleep that are two steps. What
// explores a protocol must find them, or it would not find those of our own.

#ifndef FEARLESS_TESTS_MODEL_PROTOCOLS_MUTANTS_H_
#define FEARLESS_TESTS_MODEL_PROTOCOLS_MUTANTS_H_

#include "runtime/model/platform.h"

namespace fearless::protocols {

using detail::model::Explored;
using detail::model::ExploredWith;
using Order = std::memory_order;

// Every operation of an atomic with the order that Weaken gives it.
template <typename T, Order (*weaken)(Order)>
class Weakened : public fearless::atomic<T> {
  using Atomic = fearless::atomic<T>;
  static constexpr Order kSeqCst = std::memory_order_seq_cst;

 public:
  using Atomic::Atomic;

  T load(Order order = kSeqCst, Site site = Site::current()) const noexcept {
    return Atomic::load(weaken(order), site);
  }
  void store(T value, Order order = kSeqCst,
             Site site = Site::current()) noexcept {
    Atomic::store(value, weaken(order), site);
  }
  T exchange(T value, Order order = kSeqCst,
             Site site = Site::current()) noexcept {
    return Atomic::exchange(value, weaken(order), site);
  }
  bool compare_exchange_strong(T& expected, T desired, Order order,
                               Order if_it_fails,
                               Site site = Site::current()) noexcept {
    return Atomic::compare_exchange_strong(expected, desired, weaken(order),
                                           weaken(if_it_fails), site);
  }
  bool compare_exchange_strong(T& expected, T desired, Order order = kSeqCst,
                               Site site = Site::current()) noexcept {
    return Atomic::compare_exchange_strong(expected, desired, weaken(order),
                                           std::memory_order_relaxed, site);
  }
  bool compare_exchange_weak(T& expected, T desired, Order order,
                             Order if_it_fails,
                             Site site = Site::current()) noexcept {
    return compare_exchange_strong(expected, desired, order, if_it_fails, site);
  }
  bool compare_exchange_weak(T& expected, T desired, Order order = kSeqCst,
                             Site site = Site::current()) noexcept {
    return compare_exchange_strong(expected, desired, order, site);
  }
  T fetch_add(T operand, Order order = kSeqCst,
              Site site = Site::current()) noexcept {
    return Atomic::fetch_add(operand, weaken(order), site);
  }
  T fetch_sub(T operand, Order order = kSeqCst,
              Site site = Site::current()) noexcept {
    return Atomic::fetch_sub(operand, weaken(order), site);
  }
  T fetch_or(T operand, Order order = kSeqCst,
             Site site = Site::current()) noexcept {
    return Atomic::fetch_or(operand, weaken(order), site);
  }
  T fetch_and(T operand, Order order = kSeqCst,
              Site site = Site::current()) noexcept {
    return Atomic::fetch_and(operand, weaken(order), site);
  }
};

constexpr Order without_release(Order order) {
  switch (order) {
    case std::memory_order_release:
      return std::memory_order_relaxed;
    case std::memory_order_acq_rel:
    case std::memory_order_seq_cst:
      return std::memory_order_acquire;
    default:
      return order;
  }
}
constexpr Order without_acquire(Order order) {
  switch (order) {
    case std::memory_order_acquire:
    case std::memory_order_consume:
      return std::memory_order_relaxed;
    case std::memory_order_acq_rel:
    case std::memory_order_seq_cst:
      return std::memory_order_release;
    default:
      return order;
  }
}

template <typename T>
using NeverReleases = Weakened<T, &without_release>;
template <typename T>
using NeverAcquires = Weakened<T, &without_acquire>;

using WithoutRelease = ExploredWith<NeverReleases>;
using WithoutAcquire = ExploredWith<NeverAcquires>;

// Forgets to wake.
struct WithoutWake : Explored {
  static int wake(Address, int) noexcept { return 0; }
  static int wake_one(Address) noexcept { return 0; }
  static int wake_all(Address) noexcept { return 0; }
};

// Wakes one where all should wake.
struct WakesOne : Explored {
  static int wake(Address word, int) noexcept { return wake_one(word); }
  static int wake_all(Address word) noexcept { return wake_one(word); }
};

// Looks, and then sleeps, whatever the word says by then.
struct SleepsUnchecked : Explored {
  static void wait(const Word* word, std::uint32_t expected) noexcept {
    if (word->load(std::memory_order_relaxed) != expected) return;
    sleep(*word, detail::model::kNoDeadline);
  }
  static bool wait_until(const Word* word, std::uint32_t expected,
                         Deadline deadline) noexcept {
    if (word->load(std::memory_order_relaxed) != expected) return true;
    return sleep(*word, deadline.nanoseconds);
  }

 private:
  using Deadline = detail::Deadline;
  static bool sleep(const Word& word, std::int64_t deadline) noexcept {
    const std::uint32_t now = word.load(std::memory_order_relaxed);
    return detail::model::sleep_on(explored_object(word), now, deadline,
                                   kMostTimeOuts);
  }
};

// Adds and subtracts in two steps.
template <typename T>
class Torn : public fearless::atomic<T> {
  using Atomic = fearless::atomic<T>;

 public:
  using Atomic::Atomic;
  T fetch_add(T operand, Order order = std::memory_order_seq_cst,
              Site site = Site::current()) noexcept {
    const T was = Atomic::load(order, site);
    Atomic::store(static_cast<T>(was + operand), order, site);
    return was;
  }
  T fetch_sub(T operand, Order order = std::memory_order_seq_cst,
              Site site = Site::current()) noexcept {
    const T was = Atomic::load(order, site);
    Atomic::store(static_cast<T>(was - operand), order, site);
    return was;
  }
};
using WithTornCounts = ExploredWith<Torn>;

}  // namespace fearless::protocols

#endif  // FEARLESS_TESTS_MODEL_PROTOCOLS_MUTANTS_H_
