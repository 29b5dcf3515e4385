// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `var<T>`: plain data of a model test that several threads touch. In
// fearless::model two accesses that no happens-before orders, one of them a
// write, are a DATA RACE, whichever came first in the run: a missing lock, or
// an atomic with too weak an order. Elsewhere it is a T.
//
//   fearless::var<int> price{0};
//   price = 3;               // a write
//   int now = price;         // a read
//   price.write() += 1;      // a write, by reference; read() for const
//
// Threads: as T. Cost: none in the plain build; in a model some 20 ns.
// (The check is that of C. Flanagan, S. Freund, "FastTrack", PLDI 2009.)

#ifndef FEARLESS_VAR_H_
#define FEARLESS_VAR_H_

#include <utility>

#include "fearless/detail/observe.h"

namespace fearless {

template <typename T>
class var {
 public:
  using value_type = T;

  template <typename... Args>
    requires std::is_constructible_v<T, Args...>
  constexpr explicit(sizeof...(Args) != 1) var(Args&&... args)
      : value_(std::forward<Args>(args)...) {}
  var(const var&) = delete;
  var& operator=(const var& other) { return *this = other.read(); }

  const T& read([[maybe_unused]] Site site = Site::current()) const {
    FEARLESS_IN_MODEL(detail::model::touch(touched_, false, site);)
    return value_;
  }
  T& write([[maybe_unused]] Site site = Site::current()) {
    FEARLESS_IN_MODEL(detail::model::touch(touched_, true, site);)
    return value_;
  }

  operator const T&() const { return read(); }
  template <typename U>
    requires std::is_assignable_v<T&, U>
  var& operator=(U&& value) {
    write() = std::forward<U>(value);
    return *this;
  }

 private:
  T value_;
#if defined(FEARLESS_INSTRUMENT) && FEARLESS_INSTRUMENT
  mutable detail::model::Touched touched_;
#endif
};

template <typename T>
var(T) -> var<T>;

}  // namespace fearless

#endif  // FEARLESS_VAR_H_
