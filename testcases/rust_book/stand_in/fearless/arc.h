// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `Arc<T>` shares one object between threads: its reference count is atomic.
// What it points to must be Sync on its own, for example a `Mutex<T>`.

#ifndef FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_ARC_H_
#define FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_ARC_H_

#include <memory>
#include <utility>

#include "fearless/send.h"

namespace fearless {

template <typename T>
class Arc {
 public:
  explicit Arc(std::shared_ptr<T> object) : object_(std::move(object)) {}

  Arc clone() const { return *this; }
  T& operator*() const { return *object_; }
  T* operator->() const { return object_.get(); }
  explicit operator bool() const { return object_ != nullptr; }

 private:
  std::shared_ptr<T> object_;
};

template <typename T, typename... Args>
Arc<T> make_arc(Args&&... args) {
  return Arc<T>(std::make_shared<T>(std::forward<Args>(args)...));
}

template <typename T>
inline constexpr bool is_send_v<Arc<T>> = is_send_v<T> && is_sync_v<T>;
template <typename T>
inline constexpr bool is_sync_v<Arc<T>> = is_send_v<T> && is_sync_v<T>;

}  // namespace fearless

#endif  // FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_ARC_H_
