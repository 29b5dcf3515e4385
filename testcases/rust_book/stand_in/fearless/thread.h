// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `spawn(f)` runs `f` on a new thread. `join()` gives its result or throws its
// exception; a handle that is dropped leaves the thread running on its own, as
// in Rust. `scope()` joins all of its threads before it returns, so they may
// borrow what the caller owns.

#ifndef FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_THREAD_H_
#define FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_THREAD_H_

#include <exception>
#include <future>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "fearless/send.h"

namespace fearless {

template <typename R>
class [[nodiscard]] JoinHandle {
 public:
  JoinHandle(std::thread thread, std::future<R> result)
      : thread_(std::move(thread)), result_(std::move(result)) {}
  JoinHandle(JoinHandle&&) noexcept = default;
  JoinHandle& operator=(JoinHandle&& other) noexcept {
    std::swap(thread_, other.thread_);
    std::swap(result_, other.result_);
    return *this;
  }
  ~JoinHandle() {
    if (thread_.joinable()) thread_.detach();
  }

  // REQUIRES: the thread was not joined before.
  R join() {
    thread_.join();
    return result_.get();
  }

 private:
  std::thread thread_;
  std::future<R> result_;
};

// The thread owns `f` and destroys it at its end, before join() returns: what
// `f` captured, a sender for example, lives no longer than the thread.
template <typename F>
auto spawn(F f) -> JoinHandle<std::invoke_result_t<F&>> {
  static_assert(is_send_v<F>, "this closure must stay on its thread");
  using R = std::invoke_result_t<F&>;
  std::promise<R> promise;
  std::future<R> result = promise.get_future();
  std::thread thread(
      [](F body, std::promise<R> answer) {
        try {
          if constexpr (std::is_void_v<R>) {
            body();
            answer.set_value();
          } else {
            answer.set_value(body());
          }
        } catch (...) {
          answer.set_exception(std::current_exception());
        }
      },
      std::move(f), std::move(promise));
  return JoinHandle<R>(std::move(thread), std::move(result));
}

template <typename F>
auto spawn(std::string_view /*name*/, F f) {
  return spawn(std::move(f));
}

class Scope {
 public:
  template <typename F>
  void spawn(F f) {
    threads_.emplace_back(std::move(f));
  }
  template <typename F>
  void spawn(std::string_view /*name*/, F f) {
    spawn(std::move(f));
  }

 private:
  std::vector<std::jthread> threads_;
};

template <typename F>
void scope(F body) {
  Scope threads;
  body(threads);
}

}  // namespace fearless

#endif  // FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_THREAD_H_
