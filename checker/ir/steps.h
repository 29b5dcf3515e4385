// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The way from a root to a piece of memory: at most Steps::kMax steps, kept
// within the object. Places are copied and compared more than anything else
// here; a vector would go to the heap for each, a quarter of an analysis.

#ifndef FEARLESS_CHECKER_IR_STEPS_H_
#define FEARLESS_CHECKER_IR_STEPS_H_

#include <algorithm>
#include <array>
#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace fearless::ir {

using FieldId = std::uint32_t;  // index into Module::fields
inline constexpr std::uint32_t kNone = ~0u;

enum class StepKind : std::uint8_t { kField, kDeref, kIndex };

struct Step {
  // The first of the indices that are no constants.
  static constexpr std::uint32_t kFirstSymbol = 1u << 31;

  StepKind kind = StepKind::kDeref;
  // kField: the member. kIndex: the element as far as known, no part of what
  // the place is: a constant, or kFirstSymbol + n for what the n-th expression
  // of the function that indexes comes to, or kNone.
  FieldId field = kNone;

  bool is_index() const { return kind == StepKind::kIndex; }
  bool has_constant() const { return is_index() && field < kFirstSymbol; }
  bool has_symbol() const {
    return is_index() && field != kNone && !has_constant();
  }

  bool operator==(const Step& other) const {
    return kind == other.kind && (is_index() || field == other.field);
  }
  std::strong_ordering operator<=>(const Step& other) const {
    if (kind != other.kind || is_index()) return kind <=> other.kind;
    return field <=> other.field;
  }
};

// A vector of steps, as far as one is needed here.
class Steps {
 public:
  static constexpr std::size_t kMax = 8;

  Steps() = default;
  Steps(std::initializer_list<Step> steps) {
    for (const Step& step : steps) push_back(step);
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  bool is_full() const { return size_ == kMax; }

  Step* begin() { return steps_.data(); }
  Step* end() { return begin() + size_; }
  const Step* begin() const { return steps_.data(); }
  const Step* end() const { return begin() + size_; }

  Step& operator[](std::size_t n) { return steps_[n]; }
  const Step& operator[](std::size_t n) const { return steps_[n]; }
  Step& back() { return steps_[size_ - 1u]; }
  const Step& back() const { return steps_[size_ - 1u]; }

  // What does not fit is cut off: a cut place stands for all below it.
  void push_back(Step step) {
    if (!is_full()) steps_[size_++] = step;
  }
  void pop_back() { truncate(size_ - 1u); }
  void clear() { size_ = 0; }
  // All but the first `count`.
  Steps after(std::size_t count) const {
    Steps rest;
    for (std::size_t n = count; n < size_; ++n) rest.push_back(steps_[n]);
    return rest;
  }
  // Only the first `count` stay.
  void truncate(std::size_t count) {
    assert(count <= size_);
    size_ = static_cast<std::uint8_t>(count);
  }

  bool operator==(const Steps& other) const {
    return std::equal(begin(), end(), other.begin(), other.end());
  }
  std::strong_ordering operator<=>(const Steps& other) const {
    return std::lexicographical_compare_three_way(begin(), end(), other.begin(),
                                                  other.end());
  }

 private:
  std::array<Step, kMax> steps_;
  std::uint8_t size_ = 0;
};

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_STEPS_H_
