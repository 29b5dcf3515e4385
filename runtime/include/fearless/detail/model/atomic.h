// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The members of std::atomic and std::atomic_flag over std's, or over the
// explorer while fearless::model runs. There a value is kept as 64 bits by the
// explorer, which must know what a compare-exchange would have found at another
// time; the std::atomic inside keeps what it was made with. Types of more than
// 8 bytes are not explored: using one in a model test does not compile there.

#ifndef FEARLESS_DETAIL_MODEL_ATOMIC_H_
#define FEARLESS_DETAIL_MODEL_ATOMIC_H_

#include <atomic>
#include <bit>
#include <cstdint>
#include <cstring>
#include <type_traits>

#if defined(FEARLESS_INSTRUMENT) && FEARLESS_INSTRUMENT

#include "fearless/detail/observe.h"

namespace fearless::detail::model {

template <typename T>
std::uint64_t to_bits(const T& value) noexcept {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof value);
  return bits;
}
template <typename T>
T from_bits(std::uint64_t bits) noexcept {
  alignas(T) unsigned char bytes[sizeof(T)];
  std::memcpy(bytes, &bits, sizeof(T));
  return std::bit_cast<T>(bytes);
}

std::uint32_t atomic_object(const Stamp& stamp, std::uint64_t initial,
                            Site made);

template <typename T, typename Operand, auto f>
std::uint64_t update(std::uint64_t old, std::uint64_t operand) noexcept {
  return to_bits(
      static_cast<T>(f(from_bits<T>(old), from_bits<Operand>(operand))));
}

}  // namespace fearless::detail::model

namespace fearless {

template <typename T>
class atomic {
  using Order = std::memory_order;
  using Verb = detail::model::Verb;
  static constexpr bool kIsNumber =
      std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;
  static constexpr bool kIsPointer =
      std::is_pointer_v<T> && std::is_object_v<std::remove_pointer_t<T>>;
  static constexpr bool kFits = sizeof(T) <= 8;

 public:
  using value_type = T;
  using difference_type =
      std::conditional_t<kIsPointer, std::ptrdiff_t, value_type>;
  static constexpr bool is_always_lock_free =
      std::atomic<T>::is_always_lock_free;

  constexpr atomic() noexcept(std::is_nothrow_default_constructible_v<T>)
      : raw_() {}
  constexpr atomic(T value, Site made = Site::current()) noexcept
      : raw_(value), made_(made) {}
  atomic(const atomic&) = delete;
  atomic& operator=(const atomic&) = delete;

  bool is_lock_free() const noexcept { return raw_.is_lock_free(); }

  T load(Order order = std::memory_order_seq_cst,
         Site site = Site::current()) const noexcept {
    FEARLESS_IN_MODEL(return result(perform(Verb::kLoad, order, site));)
    return raw_.load(order);
  }
  operator T() const noexcept { return load(); }

  void store(T value, Order order = std::memory_order_seq_cst,
             Site site = Site::current()) noexcept {
    FEARLESS_IN_MODEL(perform(Verb::kStore, order, site, bits(value)); return;)
    raw_.store(value, order);
  }
  T operator=(T value) noexcept {
    store(value);
    return value;
  }

  T exchange(T value, Order order = std::memory_order_seq_cst,
             Site site = Site::current()) noexcept {
    FEARLESS_IN_MODEL(
        return change<T>([](T, T next) { return next; }, value, order, site);)
    return raw_.exchange(value, order);
  }

  bool compare_exchange_strong(T& expected, T desired, Order order,
                               Order if_it_fails,
                               Site site = Site::current()) noexcept {
    FEARLESS_IN_MODEL(
        return compare(expected, desired, order, if_it_fails, site);)
    return raw_.compare_exchange_strong(expected, desired, order, if_it_fails);
  }
  bool compare_exchange_strong(T& expected, T desired,
                               Order order = std::memory_order_seq_cst,
                               Site site = Site::current()) noexcept {
    return compare_exchange_strong(expected, desired, order, failing(order),
                                   site);
  }
  bool compare_exchange_weak(T& expected, T desired, Order order,
                             Order if_it_fails,
                             Site site = Site::current()) noexcept {
    FEARLESS_IN_MODEL(
        return compare(expected, desired, order, if_it_fails, site, true);)
    return raw_.compare_exchange_weak(expected, desired, order, if_it_fails);
  }
  bool compare_exchange_weak(T& expected, T desired,
                             Order order = std::memory_order_seq_cst,
                             Site site = Site::current()) noexcept {
    return compare_exchange_weak(expected, desired, order, failing(order),
                                 site);
  }

#define FEARLESS_FETCH(name, condition, op)                                    \
  T name(difference_type operand, Order order = std::memory_order_seq_cst,     \
         Site site = Site::current()) noexcept                                 \
    requires(condition)                                                        \
  {                                                                            \
    FEARLESS_IN_MODEL(return change<difference_type>(                          \
                                 [](T old, difference_type by) {               \
                                   return wrapped(                             \
                                       old, by,                                \
                                       [](auto a, auto b) { return a op b; }); \
                                 },                                            \
                                 operand, order, site);)                       \
    return raw_.name(operand, order);                                          \
  }                                                                            \
  T operator op##=(difference_type operand) noexcept                           \
    requires(condition)                                                        \
  {                                                                            \
    return wrapped(name(operand), operand,                                     \
                   [](auto a, auto b) { return a op b; });                     \
  }
  FEARLESS_FETCH(fetch_add, kIsNumber || kIsPointer, +)
  FEARLESS_FETCH(fetch_sub, kIsNumber || kIsPointer, -)
  FEARLESS_FETCH(fetch_and, kIsNumber&& std::is_integral_v<T>, &)
  FEARLESS_FETCH(fetch_or, kIsNumber&& std::is_integral_v<T>, |)
  FEARLESS_FETCH(fetch_xor, kIsNumber&& std::is_integral_v<T>, ^)
#undef FEARLESS_FETCH

  T operator++() noexcept
    requires(kIsNumber || kIsPointer)
  {
    return *this += 1;
  }
  T operator--() noexcept
    requires(kIsNumber || kIsPointer)
  {
    return *this -= 1;
  }
  T operator++(int) noexcept
    requires(kIsNumber || kIsPointer)
  {
    return fetch_add(1);
  }
  T operator--(int) noexcept
    requires(kIsNumber || kIsPointer)
  {
    return fetch_sub(1);
  }

  // Which object of the explorer it is. REQUIRES: in a model.
  friend std::uint32_t explored_object(const atomic& self) noexcept {
    return self.make(Verb::kLoad, std::memory_order_relaxed, Site()).object;
  }

  // Blocks until the value is not `old`.
  void wait(T old, Order order = std::memory_order_seq_cst,
            Site site = Site::current()) const noexcept {
    FEARLESS_IN_MODEL(detail::model::Op op = make(Verb::kLoad, order, site);
                      op.awaits = true; op.unless = bits(old);
                      detail::model::perform(op); return;)
    raw_.wait(old, order);
  }
  // Whoever waits looks at the value.
  void notify_one() noexcept { raw_.notify_one(); }
  void notify_all() noexcept { raw_.notify_all(); }

 private:
  static constexpr Order failing(Order order) noexcept {
    if (order == std::memory_order_acq_rel) return std::memory_order_acquire;
    if (order == std::memory_order_release) return std::memory_order_relaxed;
    return order;
  }
  // As fetch_add does: signed numbers wrap.
  template <typename By, typename F>
  static T wrapped(T old, By by, F f) noexcept {
    if constexpr (std::is_integral_v<T>) {
      using Unsigned = std::make_unsigned_t<T>;
      return static_cast<T>(static_cast<Unsigned>(
          f(static_cast<Unsigned>(old), static_cast<Unsigned>(by))));
    } else if constexpr (std::is_same_v<decltype(f(old, by)), T>) {
      return f(old, by);
    } else {
      return old;
    }
  }

  static std::uint64_t bits(const T& value) noexcept {
    static_assert(kFits, "fearless::model explores atomics of up to 8 bytes");
    return detail::model::to_bits(value);
  }
  static T result(std::uint64_t bits) noexcept {
    return detail::model::from_bits<T>(bits);
  }

  detail::model::Op make(Verb verb, Order order, Site site) const noexcept {
    detail::model::Op op;
    op.verb = verb;
    op.order = order;
    op.object = detail::model::atomic_object(
        stamp_, bits(raw_.load(std::memory_order_relaxed)), made_);
    op.site = site;
    return op;
  }
  std::uint64_t perform(Verb verb, Order order, Site site,
                        std::uint64_t a = 0) const noexcept {
    detail::model::Op op = make(verb, order, site);
    op.a = a;
    return detail::model::perform(op);
  }
  template <typename Operand, typename F>
  T change(F, Operand operand, Order order, Site site) noexcept {
    detail::model::Op op = make(Verb::kUpdate, order, site);
    op.a = detail::model::to_bits(operand);
    op.f = &detail::model::update<T, Operand, F{}>;
    return result(detail::model::perform(op));
  }
  bool compare(T& expected, T desired, Order order, Order if_it_fails,
               Site site, bool is_weak = false) noexcept {
    detail::model::Op op = make(Verb::kCompareExchange, order, site);
    op.if_it_fails = if_it_fails;
    op.a = bits(expected);
    op.b = bits(desired);
    if (is_weak && detail::model::fails_for_no_reason(op)) return false;
    const std::uint64_t found = detail::model::perform(op);
    if (found == op.a) return true;
    expected = result(found);
    return false;
  }

  std::atomic<T> raw_;
  detail::model::Stamp stamp_;
  Site made_;
};

template <typename T>
atomic(T) -> atomic<T>;

class atomic_flag {
  using Order = std::memory_order;

 public:
  constexpr atomic_flag() noexcept = default;
  constexpr atomic_flag(bool is_set, Site made = Site::current()) noexcept
      : raw_(is_set, made) {}

  bool test(Order order = std::memory_order_seq_cst,
            Site site = Site::current()) const noexcept {
    return raw_.load(order, site);
  }
  bool test_and_set(Order order = std::memory_order_seq_cst,
                    Site site = Site::current()) noexcept {
    return raw_.exchange(true, order, site);
  }
  void clear(Order order = std::memory_order_seq_cst,
             Site site = Site::current()) noexcept {
    raw_.store(false, order, site);
  }
  void wait(bool old, Order order = std::memory_order_seq_cst,
            Site site = Site::current()) const noexcept {
    raw_.wait(old, order, site);
  }
  void notify_one() noexcept { raw_.notify_one(); }
  void notify_all() noexcept { raw_.notify_all(); }

 private:
  atomic<bool> raw_{false};
};

inline void atomic_thread_fence(std::memory_order order) noexcept {
  FEARLESS_IN_MODEL(detail::model::fence(order); return;)
  std::atomic_thread_fence(order);
}

using atomic_bool = atomic<bool>;
using atomic_char = atomic<char>;
using atomic_int = atomic<int>;
using atomic_int8_t = atomic<std::int8_t>;
using atomic_int16_t = atomic<std::int16_t>;
using atomic_int32_t = atomic<std::int32_t>;
using atomic_int64_t = atomic<std::int64_t>;
using atomic_intptr_t = atomic<std::intptr_t>;
using atomic_llong = atomic<long long>;
using atomic_long = atomic<long>;
using atomic_ptrdiff_t = atomic<std::ptrdiff_t>;
using atomic_size_t = atomic<std::size_t>;
using atomic_uint = atomic<unsigned>;
using atomic_uint8_t = atomic<std::uint8_t>;
using atomic_uint16_t = atomic<std::uint16_t>;
using atomic_uint32_t = atomic<std::uint32_t>;
using atomic_uint64_t = atomic<std::uint64_t>;
using atomic_uintptr_t = atomic<std::uintptr_t>;
using atomic_ullong = atomic<unsigned long long>;
using atomic_ulong = atomic<unsigned long>;

}  // namespace fearless

#endif  // FEARLESS_INSTRUMENT

#endif  // FEARLESS_DETAIL_MODEL_ATOMIC_H_
