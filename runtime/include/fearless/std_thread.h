// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `thread` and `jthread` with std's members and std's behaviour (a joinable
// thread that is destroyed ends the program; a jthread asks its thread to stop
// and joins), except that a function or an argument whose type is known not to
// be Send does not compile. Everything else is std's own.

#ifndef FEARLESS_STD_THREAD_H_
#define FEARLESS_STD_THREAD_H_

#include <concepts>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>

#include "fearless/detail/observe.h"
#include "fearless/send.h"

#if defined(FEARLESS_INSTRUMENT) && FEARLESS_INSTRUMENT
#include "fearless/detail/model/thread.h"
#endif

namespace fearless {

namespace detail {

template <typename... Given>
constexpr void require_send_arguments() {
  static_assert(
      (is_send_v<std::decay_t<Given>> && ...),
      "thread: the function or an argument must stay on its thread (an Rc, a "
      "guard, a reference to something that is not Sync). Pass an Arc, or move "
      "the data itself; if the type is safe to hand over, specialise "
      "fearless::is_send_v for it");
}

}  // namespace detail

#if defined(FEARLESS_INSTRUMENT) && FEARLESS_INSTRUMENT
namespace detail {
using Thread = model::ThreadOr<std::thread>;
using JThread = model::ThreadOr<std::jthread>;
}  // namespace detail
#else
namespace detail {
using Thread = std::thread;
using JThread = std::jthread;
}  // namespace detail
#endif

class thread : public detail::Thread {
 public:
  thread() noexcept = default;
  template <typename F, typename... Args>
    requires(!std::derived_from<std::remove_cvref_t<F>, std::thread>)
  explicit thread(F&& function, Args&&... args)
      : detail::Thread(std::forward<F>(function), std::forward<Args>(args)...) {
    detail::require_send_arguments<F, Args...>();
  }
};

class jthread : public detail::JThread {
 public:
  jthread() noexcept = default;
  template <typename F, typename... Args>
    requires(!std::derived_from<std::remove_cvref_t<F>, std::jthread>)
  explicit jthread(F&& function, Args&&... args)
      : detail::JThread(std::forward<F>(function),
                        std::forward<Args>(args)...) {
    detail::require_send_arguments<F, Args...>();
  }
};

using std::nostopstate;
using std::nostopstate_t;
using std::stop_callback;
using std::stop_source;
using std::stop_token;

namespace this_thread {
using namespace std::this_thread;
}

}  // namespace fearless

#endif  // FEARLESS_STD_THREAD_H_
