// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014): a generator whose
// state is one word, so that every sample can have its own, and be drawn again
// by its number alone.

#ifndef FEARLESS_RUNTIME_MODEL_RANDOM_H_
#define FEARLESS_RUNTIME_MODEL_RANDOM_H_

#include <cstddef>
#include <cstdint>

namespace fearless::detail::model {

class Random {
 public:
  Random(std::uint64_t seed, std::uint64_t number) noexcept : state_(seed) {
    state_ = draw() + number * kStep;
    state_ = draw();
  }
  std::uint64_t draw() noexcept {
    std::uint64_t z = state_ += kStep;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
  }
  // REQUIRES: end > 0. 0 to end - 1.
  std::size_t below(std::size_t end) noexcept { return draw() % end; }
  bool one_in(std::size_t n) noexcept { return below(n) == 0; }

 private:
  static constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15u;
  std::uint64_t state_;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_RANDOM_H_
