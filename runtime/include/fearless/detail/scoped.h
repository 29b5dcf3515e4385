// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `auto [a, b, c] = fearless::scoped(x, y, z);` holds several Mutexes at once.
// Included by mutex.h. Never holds one lock while it waits for another: it
// waits for one, tries the rest, and if one is held gives up all and waits for
// that one, so no order of arguments can deadlock with any other. Throws
// PoisonError if one is poisoned, and system_error (resource_deadlock_would_
// occur) if the same mutex is named twice; no lock is held then.

#ifndef FEARLESS_DETAIL_SCOPED_H_
#define FEARLESS_DETAIL_SCOPED_H_

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "fearless/mutex.h"

namespace fearless {
namespace detail {

// Throws when two of them are the same.
void refuse_duplicates(std::span<const void* const> mutexes);

template <typename... Ts>
class ScopedAttempt {
 public:
  explicit ScopedAttempt(Mutex<Ts>&... mutexes) : mutexes_(mutexes...) {}

  // Waits for the lock of number `first`, tries the others. Gives the number
  // of the lock that was not to be had, or how many there are.
  std::size_t run(std::size_t first, Site site) {
    return run(first, site, std::index_sequence_for<Ts...>());
  }

  std::tuple<MutexGuard<Ts>...> take() && {
    return std::apply(
        [](auto&... guards) {
          return std::tuple<MutexGuard<Ts>...>(std::move(*guards)...);
        },
        guards_);
  }

 private:
  template <std::size_t... I>
  std::size_t run(std::size_t first, Site site, std::index_sequence<I...>) {
    std::size_t held = sizeof...(Ts);
    try {
      (void)((I == first && (wait_for<I>(site), true)) || ...);
      (void)((I != first && !try_one<I>(site) && ((held = I), true)) || ...);
    } catch (...) {
      // In here no exception is in flight, so this does not poison them.
      (std::get<I>(guards_).reset(), ...);
      throw;
    }
    if (held != sizeof...(Ts)) (std::get<I>(guards_).reset(), ...);
    return held;
  }
  template <std::size_t i>
  void wait_for(Site site) {
    std::get<i>(guards_).emplace(std::get<i>(mutexes_).lock(site));
  }
  template <std::size_t i>
  bool try_one(Site site) {
    std::get<i>(guards_) = std::get<i>(mutexes_).try_lock(site);
    return std::get<i>(guards_).has_value();
  }

  std::tuple<Mutex<Ts>&...> mutexes_;
  std::tuple<std::optional<MutexGuard<Ts>>...> guards_;
};

}  // namespace detail

template <typename... Ts>
[[nodiscard]] std::tuple<MutexGuard<Ts>...> scoped(Mutex<Ts>&... mutexes) {
  static_assert(sizeof...(Ts) > 0, "scoped: name the mutexes to lock");
  const std::array<const void*, sizeof...(Ts)> addresses = {&mutexes...};
  detail::refuse_duplicates(addresses);
  detail::ScopedAttempt<Ts...> attempt(mutexes...);
  std::size_t first = 0;
  do {
    first = attempt.run(first, Site::current());
  } while (first != sizeof...(Ts));
  return std::move(attempt).take();
}

}  // namespace fearless

#endif  // FEARLESS_DETAIL_SCOPED_H_
