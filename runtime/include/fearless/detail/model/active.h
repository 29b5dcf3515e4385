// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether the calling thread is one of fearless::model, and how objects that
// it makes are told apart. One thread-local word, which is all that a primitive
// of the instrumented form asks outside of a model test.

#ifndef FEARLESS_DETAIL_MODEL_ACTIVE_H_
#define FEARLESS_DETAIL_MODEL_ACTIVE_H_

#include <cstdint>

namespace fearless::detail::model {

class Execution;

inline constinit thread_local Execution* active = nullptr;

// Which object of which run; of those made outside, nothing at first.
struct Stamp {
  mutable std::uint32_t run = 0;
  mutable std::uint32_t object = 0;
  mutable bool is_outside = false;  // met in that run, but not made in it

  constexpr Stamp() noexcept {
    if (!__builtin_is_constant_evaluated() && active) *this = next();
  }

 private:
  static Stamp next() noexcept;
  friend class Execution;
  struct Known {};
  constexpr Stamp(Known, std::uint32_t the_run, std::uint32_t number) noexcept
      : run(the_run), object(number) {}
};

}  // namespace fearless::detail::model

#define FEARLESS_MODELLED (fearless::detail::model::active != nullptr)

#endif  // FEARLESS_DETAIL_MODEL_ACTIVE_H_
