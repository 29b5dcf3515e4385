// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Of instrumented builds: std's thread or jthread, or, if it is made while
// fearless::model runs, a thread of the explorer with the same members.
// get_id() and native_handle() of such a one are those of no thread.

#ifndef FEARLESS_DETAIL_MODEL_THREAD_H_
#define FEARLESS_DETAIL_MODEL_THREAD_H_

#if defined(FEARLESS_INSTRUMENT) && FEARLESS_INSTRUMENT

#include <concepts>
#include <functional>
#include <stop_token>
#include <system_error>
#include <thread>
#include <tuple>
#include <type_traits>
#include <utility>

#include "fearless/detail/model/active.h"
#include "fearless/detail/model/points.h"
#include "fearless/detail/task.h"

namespace fearless::detail::model {

template <typename Std>
class ThreadOr : public Std {
  static constexpr bool kStops = std::same_as<Std, std::jthread>;

 public:
  ThreadOr() noexcept = default;
  template <typename F, typename... Args>
    requires(!std::derived_from<std::remove_cvref_t<F>, Std>)
  explicit ThreadOr(F&& function, Args&&... args) {
    if (FEARLESS_MODELLED) {
      start(std::forward<F>(function), std::forward<Args>(args)...);
    } else {
      Std::operator=(
          Std(std::forward<F>(function), std::forward<Args>(args)...));
    }
  }
  ThreadOr(ThreadOr&& other) noexcept
      : Std(static_cast<Std&&>(other)),
        task_(std::exchange(other.task_, nullptr)),
        stop_(std::move(other.stop_)) {}
  ThreadOr& operator=(ThreadOr&& other) noexcept {
    if (this == &other) return *this;
    end();
    Std::operator=(static_cast<Std&&>(other));
    task_ = std::exchange(other.task_, nullptr);
    stop_ = std::move(other.stop_);
    return *this;
  }
  ~ThreadOr() { end(); }

  bool joinable() const noexcept { return task_ || Std::joinable(); }
  void join(Site site = Site::current()) {
    if (!task_) return Std::join();
    task_->join(site);
    drop();
  }
  void detach() {
    if (!task_) return Std::detach();
    drop();
  }
  void swap(ThreadOr& other) noexcept { std::swap(*this, other); }

  std::stop_source get_stop_source() noexcept
    requires kStops
  {
    return task_ ? stop_ : Std::get_stop_source();
  }
  std::stop_token get_stop_token() const noexcept
    requires kStops
  {
    return task_ ? stop_.get_token() : Std::get_stop_token();
  }
  bool request_stop() noexcept
    requires kStops
  {
    return task_ ? stop_.request_stop() : Std::request_stop();
  }

 private:
  template <typename F, typename... Args>
  void start(F&& function, Args&&... args) {
    if constexpr (kStops) stop_ = std::stop_source();
    auto call = [function = std::decay_t<F>(std::forward<F>(function)),
                 given = std::tuple<std::decay_t<Args>...>(
                     std::forward<Args>(args)...),
                 token = stop_.get_token()]() mutable {
      std::apply(
          [&](auto&... each) {
            if constexpr (kStops &&
                          std::is_invocable_v<std::decay_t<F>, std::stop_token,
                                              std::decay_t<Args>...>) {
              std::invoke(std::move(function), token, std::move(each)...);
            } else {
              std::invoke(std::move(function), std::move(each)...);
            }
          },
          given);
    };
    task_ = Task<void, decltype(call)>::start({}, std::move(call), Site());
  }

  // An exception that nobody takes ends the program, and here the execution.
  void drop() noexcept { std::exchange(task_, nullptr)->drop_reference(); }

  void end() noexcept {
    if (!task_) return;
    if constexpr (kStops) {
      stop_.request_stop();
      join(Site());
    } else {
      fail_check("a thread is destroyed that is joinable: it would terminate");
    }
  }

  TaskBase* task_ = nullptr;
  std::stop_source stop_{std::nostopstate};
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_INSTRUMENT

#endif  // FEARLESS_DETAIL_MODEL_THREAD_H_
