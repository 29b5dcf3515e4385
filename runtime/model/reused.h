// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A stack whose elements keep their memory when they are popped, for the next
// that is pushed there: what is filled anew in each of a million runs then
// allocates in the first few of them only.

#ifndef FEARLESS_RUNTIME_MODEL_REUSED_H_
#define FEARLESS_RUNTIME_MODEL_REUSED_H_

#include <cstddef>
#include <vector>

namespace fearless::detail::model {

template <typename T>
class Reused {
 public:
  std::size_t size() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  T& operator[](std::size_t i) noexcept { return all_[i]; }
  const T& operator[](std::size_t i) const noexcept { return all_[i]; }
  T& back() noexcept { return all_[size_ - 1]; }
  const T& back() const noexcept { return all_[size_ - 1]; }
  const T* begin() const noexcept { return all_.data(); }
  const T* end() const noexcept { return all_.data() + size_; }

  // What was left at that place, if something was pushed there before.
  const T& as_left(std::size_t i) const noexcept { return all_[i]; }
  // As the last one left it there.
  T& push() {
    if (size_ == all_.size()) [[unlikely]] grow();
    return all_[size_++];
  }
  void pop() noexcept { --size_; }
  void shrink(std::size_t size) noexcept { size_ = size; }
  void clear() noexcept { size_ = 0; }

 private:
  [[gnu::noinline]] void grow() {
    if (size_ == 0) all_.reserve(kUsual);
    all_.emplace_back();
  }

  static constexpr std::size_t kUsual = 64;  // what small tests do with
  std::vector<T> all_;
  std::size_t size_ = 0;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_REUSED_H_
