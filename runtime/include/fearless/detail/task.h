// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a thread and those who wait for it share: the function, then its result
// or exception, in one allocation that the last of them frees.
//
// The thread destroys the function when it has run, before it counts as
// finished: what the function captured (a Sender, a guard's Arc) lives no
// longer than the thread. The result is written by the thread and read after
// the join. An exception that nobody ever takes is reported on stderr, in one
// line with the thread's name, when the task is freed: as in Rust, and unlike
// std::thread, it ends no program, and it does not vanish either.
//
// Ownership: start() makes one reference for the thread and one for the
// caller; add_reference() and drop_reference() are safe in any thread.
// claim_join() picks the one who joins; the others wait for its end.

#ifndef FEARLESS_DETAIL_TASK_H_
#define FEARLESS_DETAIL_TASK_H_

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "fearless/detail/observe.h"
#include "fearless/detail/os_thread.h"
#include "fearless/detail/platform.h"

namespace fearless::detail {

[[noreturn, gnu::cold]] void throw_no_result();

class TaskBase {
 public:
  TaskBase(const TaskBase&) = delete;
  TaskBase& operator=(const TaskBase&) = delete;

  void add_reference() noexcept {
    references_.fetch_add(1, std::memory_order_relaxed);
  }
  void drop_reference() noexcept {
    if (references_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
  }

  // The function has run and is destroyed.
  bool is_finished() const noexcept {
    FEARLESS_IN_MODEL(
        return model::perform(model::Verb::kIsFinished, identity_, Site());)
    return is_finished_.load(std::memory_order_acquire);
  }

  // Waits until the thread has ended, thread_local destructors included. Many
  // may call it. Throws system_error in the thread itself, and in a process
  // that was forked after its start.
  void join(Site site);
  bool is_of_this_process() const noexcept {
    FEARLESS_IN_MODEL(return true;)
    return thread_->is_of_this_process();
  }
  void let_go() const noexcept {
    FEARLESS_IN_MODEL(return;)
    thread_->let_go();
  }

  // After join(): the exception, if there is one. Whoever asks answers for it.
  std::exception_ptr take_exception() noexcept {
    if (exception_) is_taken_.store(true, std::memory_order_relaxed);
    return exception_;
  }
  // The same, unless somebody has asked before.
  std::exception_ptr take_exception_once() noexcept {
    if (!exception_ || is_taken_.exchange(true, std::memory_order_relaxed)) {
      return nullptr;
    }
    return exception_;
  }

  TaskBase* next = nullptr;  // of a Scope's list

 protected:
  TaskBase(std::string_view name, Site site) : name_(name), identity_(site) {}
  virtual ~TaskBase();
  // Calls the function, keeps its result and destroys it.
  virtual void run() = 0;
  virtual void destroy_function() noexcept = 0;
  // Of the whole object, with the function.
  virtual std::size_t size() const noexcept = 0;

  void start(observe::Borrows borrows);

 private:
  static void* thread_main(void* task);
#if FEARLESS_INSTRUMENT
  static void thread_in_model(void* task);
#endif

  Native::atomic<std::uint32_t> references_ = 1;
  Native::atomic<bool> is_finished_ = false;
  Native::Word joined_ = 0;  // 0 nobody joins, 1 somebody does, 2 done
  std::optional<OsThread> thread_;
  Native::atomic<bool> is_taken_ = false;
  std::exception_ptr exception_;  // not written after the thread's end
  std::string name_;
  FEARLESS_EMPTY_MEMBER observe::Identity<observe::Kind::kThread> identity_;
};

// The part that knows the result.
template <typename R>
class TaskResult : public TaskBase {
 public:
  // After join(): the value, or throws the exception.
  R take() {
    if (std::exception_ptr exception = take_exception()) {
      std::rethrow_exception(std::move(exception));
    }
    if (!value_) throw_no_result();
    if constexpr (std::is_void_v<R>) {
      return;
    } else if constexpr (std::is_reference_v<R>) {
      return static_cast<R>(**value_);
    } else {
      return *std::move(value_);
    }
  }

 protected:
  using TaskBase::TaskBase;

  template <typename F>
  void call(F& function) {
    if constexpr (std::is_void_v<R>) {
      std::invoke(std::move(function));
      value_.emplace();
    } else if constexpr (std::is_reference_v<R>) {
      R result = std::invoke(std::move(function));
      value_.emplace(std::addressof(result));
    } else {
      value_.emplace(std::invoke(std::move(function)));
    }
  }

 private:
  struct Done {};
  using Kept = std::conditional_t<
      std::is_void_v<R>, Done,
      std::conditional_t<std::is_reference_v<R>,
                         std::add_pointer_t<std::remove_reference_t<R>>,
                         std::remove_cv_t<R>>>;
  std::optional<Kept> value_;
};

template <typename R, typename F>
class Task final : public TaskResult<R> {
 public:
  // A running thread. Throws bad_alloc, or system_error if there is no thread
  // to be had; the function is destroyed then.
  template <typename G>
  static Task* start(std::string_view name, G&& function, Site site,
                     observe::Borrows borrows = observe::Borrows::kNo) {
    Task* task = new Task(name, std::forward<G>(function), site);
    try {
      static_cast<TaskBase*>(task)->add_reference();
      task->TaskBase::start(borrows);
    } catch (...) {
      delete task;
      throw;
    }
    return task;
  }

 private:
  template <typename G>
  Task(std::string_view name, G&& function, Site site)
      : TaskResult<R>(name, site),
        function_(std::in_place, std::forward<G>(function)) {}

  void run() override { this->call(*function_); }
  void destroy_function() noexcept override { function_.reset(); }
  std::size_t size() const noexcept override { return sizeof *this; }

  std::optional<F> function_;
};

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_TASK_H_
