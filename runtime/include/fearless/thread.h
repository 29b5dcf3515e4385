// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Threads that give something back:
//
//   auto sum = fearless::spawn("adder", [v = std::move(v)] { return add(v); });
//   use(sum.join());                  // its value, or its exception
//
//   fearless::scope([&](fearless::Scope& s) {
//     s.spawn([&] { sort(left); });   // may borrow: the scope joins it
//     s.spawn([&] { sort(right); });
//   });
//
// A JoinHandle that is dropped lets its thread run on by itself, as in Rust; an
// exception that nobody can take any more is reported on stderr. A scope joins
// all its threads on every way out. If its body threw, that comes out; else the
// first exception that no join() took.
//
// A function (or a bound argument) whose type is known not to be Send does not
// compile (send.h). What a lambda captured, no template can see; `fearless
// check` does. The function is destroyed on its thread, before join() returns.
//
// Errors: std::system_error if the system has no thread to give, bad_alloc; no
// thread runs then, and the function is destroyed. join() in the thread itself
// is a system_error. Names are cut to 15 bytes.
//
// Threads: one JoinHandle is for one thread at a time, a Scope for any. At the
// end of main() other threads are cut off, as in Rust; statics they use are
// destroyed under them: join what uses statics. In a forked child the parent's
// threads do not exist: join() of one is a system_error (no_such_process),
// dropping its handle does nothing, and a scope that forked in its body waits
// for none of them; the child may spawn. Cost: one allocation and the system's
// 10 to 16 us (Xeon, 2026).
//
// `thread` and `jthread` are std's, with the same refusal.

#ifndef FEARLESS_THREAD_H_
#define FEARLESS_THREAD_H_

#include <stdexcept>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>

#include "fearless/detail/observe.h"
#include "fearless/detail/task.h"
#include "fearless/send.h"
#include "fearless/std_thread.h"

namespace fearless {

// What join() throws when the thread ended without a value or an exception
// (pthread_exit, cancellation), or when its value was taken before.
struct NoResultError : std::runtime_error {
  NoResultError();
};

// Starts a thread that calls `function()`, and gives its JoinHandle.
template <typename F>
auto spawn(std::string_view name, F&& function, Site site = Site::current());

namespace detail {

template <typename F>
using ResultOf = std::invoke_result_t<std::decay_t<F>&&>;

// What every way to start a thread asks of the function.
template <typename F>
constexpr void require_send() {
  static_assert(
      std::is_invocable_v<std::decay_t<F>&&>,
      "spawn: the function is called without arguments; capture what it needs");
  static_assert(
      is_send_v<std::decay_t<F>>,
      "spawn: this function holds something that must stay on its thread (an "
      "Rc, a guard, a reference to something that is not Sync). Capture an "
      "Arc, or move the data itself into it; if the type is safe to hand over, "
      "specialise fearless::is_send_v for it");
  static_assert(
      is_send_v<ResultOf<F>>,
      "spawn: the result of this function must stay on its thread (an Rc, a "
      "guard). Return an Arc, or the data itself");
}

// Joins and takes; shared by both kinds of handle.
template <typename R>
class HandleBase {
 public:
  HandleBase(HandleBase&& other) noexcept
      : task_(std::exchange(other.task_, nullptr)) {}

  // Whether join() can still be called.
  bool joinable() const noexcept { return task_; }

  // The function has returned or thrown; join() will not wait long.
  // REQUIRES: joinable().
  bool is_finished() const noexcept { return task_->is_finished(); }

 protected:
  explicit HandleBase(TaskResult<R>* task) noexcept : task_(task) {}
  ~HandleBase() = default;

  R join_and_take(Site site) {
    if (!task_) throw_no_result();
    task_->join(site);
    struct Drop {
      TaskBase* task;
      ~Drop() { task->drop_reference(); }
    } drop{task_};
    return std::exchange(task_, nullptr)->take();
  }

  TaskResult<R>* task_;
};

}  // namespace detail

// The owner of a thread's end.
template <typename R>
class [[nodiscard]] JoinHandle : public detail::HandleBase<R> {
 public:
  JoinHandle(JoinHandle&&) noexcept = default;
  JoinHandle& operator=(JoinHandle&& other) noexcept {
    if (this != &other) {
      let_go();
      this->task_ = std::exchange(other.task_, nullptr);
    }
    return *this;
  }
  ~JoinHandle() { let_go(); }

  // Waits for the end of the thread; gives what its function returned, or
  // throws what it threw. Throws NoResultError if there is neither.
  R join(Site site = Site::current()) { return this->join_and_take(site); }

  // Lets the thread run on by itself. Nothing happens without one.
  void detach() noexcept { let_go(); }

 private:
  void let_go() noexcept {
    if (!this->task_) return;
    this->task_->let_go();
    std::exchange(this->task_, nullptr)->drop_reference();
  }

  template <typename F>
  friend auto spawn(std::string_view name, F&& function, Site site);
  using detail::HandleBase<R>::HandleBase;
};

template <typename F>
auto spawn(std::string_view name, F&& function, Site site) {
  detail::require_send<F>();
  using R = detail::ResultOf<F>;
  return JoinHandle<R>(detail::Task<R, std::decay_t<F>>::start(
      name, std::forward<F>(function), site));
}
template <typename F>
  requires(!std::is_convertible_v<F, std::string_view>)
auto spawn(F&& function, Site site = Site::current()) {
  return spawn(std::string_view(), std::forward<F>(function), site);
}

template <typename R>
inline constexpr bool is_send_v<JoinHandle<R>> = is_send_v<R>;
template <typename R>
inline constexpr bool is_sync_v<JoinHandle<R>> = true;

}  // namespace fearless

#include "fearless/detail/scope.h"

#endif  // FEARLESS_THREAD_H_
