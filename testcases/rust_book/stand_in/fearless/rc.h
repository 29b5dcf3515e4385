// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `Rc<T>` shares one object inside one thread: its reference count is a plain
// integer, which is what makes it cheap and what makes it not Send.

#ifndef FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_RC_H_
#define FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_RC_H_

#include <cstddef>
#include <utility>

#include "fearless/send.h"

namespace fearless {

template <typename T>
class Rc {
 public:
  template <typename... Args>
  explicit Rc(std::in_place_t, Args&&... args)
      : box_(new Box{T(std::forward<Args>(args)...)}) {}
  Rc(const Rc& other) : box_(other.box_) {
    if (box_) ++box_->strong;
  }
  Rc(Rc&& other) noexcept : box_(std::exchange(other.box_, nullptr)) {}
  Rc& operator=(Rc other) noexcept {
    std::swap(box_, other.box_);
    return *this;
  }
  ~Rc() {
    if (box_ && --box_->strong == 0) delete box_;
  }

  Rc clone() const { return *this; }
  T& operator*() const { return box_->value; }
  T* operator->() const { return &box_->value; }

 private:
  struct Box {
    T value;
    std::size_t strong = 1;
  };
  Box* box_;
};

template <typename T, typename... Args>
Rc<T> make_rc(Args&&... args) {
  return Rc<T>(std::in_place, std::forward<Args>(args)...);
}

template <typename T>
inline constexpr bool is_send_v<Rc<T>> = false;
template <typename T>
inline constexpr bool is_sync_v<Rc<T>> = false;

}  // namespace fearless

#endif  // FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_RC_H_
