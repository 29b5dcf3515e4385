// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The members of std::atomic, std::atomic_ref and std::atomic_flag over std's,
// or over the explorer while fearless::model runs. There a value is kept as 64
// bits by the explorer, which must know what a compare-exchange would have
// found at another time; the std::atomic inside keeps what it was made with.
// Types of more than 8 bytes are not explored: using one in a model test does
// not compile there. (All members are const, as atomic_ref's must be: that a
// const atomic is not written, the plain build sees to.)

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
// Of a reference to that address, which must be the same in each execution.
std::uint32_t referred_object(const void* address, std::uint64_t initial,
                              Site made);
// What is last in the order of an atomic's stores.
std::uint64_t newest_value(std::uint32_t object) noexcept;

template <typename T, typename Operand, auto f>
std::uint64_t update(std::uint64_t old, std::uint64_t operand) noexcept {
  return to_bits(
      static_cast<T>(f(from_bits<T>(old), from_bits<Operand>(operand))));
}

// Self has raw(), of std; object(), of the explorer; written(), for what is to
// be done after that was.
template <typename T, typename Self>
class AtomicMembers {
  using Order = std::memory_order;
  static constexpr bool kIsNumber =
      std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;
  static constexpr bool kIsPointer =
      std::is_pointer_v<T> && std::is_object_v<std::remove_pointer_t<T>>;
  static constexpr bool kFits = sizeof(T) <= 8;

 public:
  using value_type = T;
  using difference_type =
      std::conditional_t<kIsPointer, std::ptrdiff_t, value_type>;
  bool is_lock_free() const noexcept { return self().raw().is_lock_free(); }

  T load(Order order = std::memory_order_seq_cst,
         Site site = Site::current()) const noexcept {
    FEARLESS_IN_MODEL(
        return result(model::perform(make(Verb::kLoad, order, site)));)
    return self().raw().load(order);
  }
  operator T() const noexcept { return load(); }

  void store(T value, Order order = std::memory_order_seq_cst,
             Site site = Site::current()) const noexcept {
    FEARLESS_IN_MODEL(Op op = make(Verb::kStore, order, site);
                      op.a = bits(value); perform(op); return;)
    self().raw().store(value, order);
  }

  T exchange(T value, Order order = std::memory_order_seq_cst,
             Site site = Site::current()) const noexcept {
    FEARLESS_IN_MODEL(
        return change<T>([](T, T next) { return next; }, value, order, site);)
    return self().raw().exchange(value, order);
  }

  bool compare_exchange_strong(T& expected, T desired, Order order,
                               Order if_it_fails,
                               Site site = Site::current()) const noexcept {
    FEARLESS_IN_MODEL(
        return compare(expected, desired, order, if_it_fails, site);)
    return self().raw().compare_exchange_strong(expected, desired, order,
                                                if_it_fails);
  }
  bool compare_exchange_strong(T& expected, T desired,
                               Order order = std::memory_order_seq_cst,
                               Site site = Site::current()) const noexcept {
    return compare_exchange_strong(expected, desired, order, failing(order),
                                   site);
  }
  bool compare_exchange_weak(T& expected, T desired, Order order,
                             Order if_it_fails,
                             Site site = Site::current()) const noexcept {
    FEARLESS_IN_MODEL(
        return compare(expected, desired, order, if_it_fails, site, true);)
    return self().raw().compare_exchange_weak(expected, desired, order,
                                              if_it_fails);
  }
  bool compare_exchange_weak(T& expected, T desired,
                             Order order = std::memory_order_seq_cst,
                             Site site = Site::current()) const noexcept {
    return compare_exchange_weak(expected, desired, order, failing(order),
                                 site);
  }

#define FEARLESS_FETCH(name, condition, op)                                    \
  T name(difference_type operand, Order order = std::memory_order_seq_cst,     \
         Site site = Site::current()) const noexcept                           \
    requires(condition)                                                        \
  {                                                                            \
    FEARLESS_IN_MODEL(return change<difference_type>(                          \
                                 [](T old, difference_type by) {               \
                                   return wrapped(                             \
                                       old, by,                                \
                                       [](auto a, auto b) { return a op b; }); \
                                 },                                            \
                                 operand, order, site);)                       \
    return self().raw().name(operand, order);                                  \
  }                                                                            \
  T operator op##=(difference_type operand) const noexcept                     \
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

  T operator++() const noexcept
    requires(kIsNumber || kIsPointer)
  {
    return *this += 1;
  }
  T operator--() const noexcept
    requires(kIsNumber || kIsPointer)
  {
    return *this -= 1;
  }
  T operator++(int) const noexcept
    requires(kIsNumber || kIsPointer)
  {
    return fetch_add(1);
  }
  T operator--(int) const noexcept
    requires(kIsNumber || kIsPointer)
  {
    return fetch_sub(1);
  }

  // Blocks until the value is not `old`.
  void wait(T old, Order order = std::memory_order_seq_cst,
            Site site = Site::current()) const noexcept {
    FEARLESS_IN_MODEL(Op op = make(Verb::kLoad, order, site); op.awaits = true;
                      op.unless = bits(old); model::perform(op); return;)
    self().raw().wait(old, order);
  }
  // Whoever waits looks at the value.
  void notify_one() const noexcept { self().raw().notify_one(); }
  void notify_all() const noexcept { self().raw().notify_all(); }

 protected:
  static std::uint64_t bits(const T& value) noexcept {
    static_assert(kFits, "fearless::model explores atomics of up to 8 bytes");
    return to_bits(value);
  }
  static T result(std::uint64_t bits) noexcept { return from_bits<T>(bits); }

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

  const Self& self() const noexcept { return static_cast<const Self&>(*this); }
  Op make(Verb verb, Order order, Site site) const noexcept {
    Op op;
    op.verb = verb;
    op.order = order;
    op.object = self().object();
    op.site = site;
    return op;
  }
  // A write, or what may be one.
  std::uint64_t perform(const Op& op) const noexcept {
    const std::uint64_t found = model::perform(op);
    self().written(op.object);
    return found;
  }
  template <typename Operand, typename F>
  T change(F, Operand operand, Order order, Site site) const noexcept {
    Op op = make(Verb::kUpdate, order, site);
    op.a = to_bits(operand);
    op.f = &update<T, Operand, F{}>;
    return result(perform(op));
  }
  bool compare(T& expected, T desired, Order order, Order if_it_fails,
               Site site, bool is_weak = false) const noexcept {
    Op op = make(Verb::kCompareExchange, order, site);
    op.if_it_fails = if_it_fails;
    op.a = bits(expected);
    op.b = bits(desired);
    if (is_weak && fails_for_no_reason(op)) return false;
    const std::uint64_t found = perform(op);
    if (found == op.a) return true;
    expected = result(found);
    return false;
  }
};

}  // namespace fearless::detail::model

namespace fearless {

template <typename T>
class atomic : public detail::model::AtomicMembers<T, atomic<T>> {
  using Members = detail::model::AtomicMembers<T, atomic<T>>;

 public:
  static constexpr bool is_always_lock_free =
      std::atomic<T>::is_always_lock_free;

  constexpr atomic() noexcept(std::is_nothrow_default_constructible_v<T>)
      : raw_() {}
  constexpr atomic(T value, Site made = Site::current()) noexcept
      : raw_(value), made_(made) {}
  atomic(const atomic&) = delete;
  atomic& operator=(const atomic&) = delete;
  T operator=(T value) noexcept {
    this->store(value);
    return value;
  }

  // Which object of the explorer it is. REQUIRES: in a model.
  friend std::uint32_t explored_object(const atomic& self) noexcept {
    return self.object();
  }

 private:
  friend Members;
  std::atomic<T>& raw() const noexcept { return raw_; }
  std::uint32_t object() const noexcept {
    const T made_with = raw_.load(std::memory_order_relaxed);
    return detail::model::atomic_object(stamp_, Members::bits(made_with),
                                        made_);
  }
  void written(std::uint32_t) const noexcept {}

  mutable std::atomic<T> raw_;
  detail::model::Stamp stamp_;
  Site made_;
};

// In a model test, what it refers to must lie at the same address in each
// execution: a variable of the body or outside of it. Nobody may touch it
// otherwise while some reference does, as with std's.
template <typename T>
class atomic_ref : public detail::model::AtomicMembers<T, atomic_ref<T>> {
  using Members = detail::model::AtomicMembers<T, atomic_ref<T>>;

 public:
  static constexpr bool is_always_lock_free =
      std::atomic_ref<T>::is_always_lock_free;
  static constexpr std::size_t required_alignment =
      std::atomic_ref<T>::required_alignment;

  explicit atomic_ref(T& value, Site made = Site::current()) noexcept
      : value_(&value), made_(made) {}
  atomic_ref(const atomic_ref&) noexcept = default;
  atomic_ref& operator=(const atomic_ref&) = delete;
  T operator=(T value) const noexcept {
    this->store(value);
    return value;
  }

 private:
  friend Members;
  std::atomic_ref<T> raw() const noexcept {
    return std::atomic_ref<T>(*value_);
  }
  std::uint32_t object() const noexcept {
    const T now = raw().load(std::memory_order_relaxed);
    return detail::model::referred_object(value_, Members::bits(now), made_);
  }
  // Who looks at the value itself when the references are gone finds it there.
  void written(std::uint32_t object) const noexcept {
    raw().store(Members::result(detail::model::newest_value(object)),
                std::memory_order_relaxed);
  }

  T* value_;
  Site made_;
};

template <typename T>
atomic(T) -> atomic<T>;

class atomic_flag {
  using Order = std::memory_order;

 public:
  constexpr atomic_flag(Site made = Site::current()) noexcept
      : raw_(false, made) {}
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
  atomic<bool> raw_;
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
