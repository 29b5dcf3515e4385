// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `scope`, which thread.h includes and describes. A Scope keeps a list of its
// tasks; threads of the scope may add to it (they, too, end before the scope
// does), so the list grows by compare-exchange. Joining empties the list until
// it stays empty: whoever could still add was joined.

#ifndef FEARLESS_DETAIL_SCOPE_H_
#define FEARLESS_DETAIL_SCOPE_H_

#include <exception>
#include <functional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "fearless/thread.h"

namespace fearless {

class Scope;

// Calls `body(Scope&)`, joins every thread of the scope, and gives what the
// body returned.
template <typename F>
decltype(auto) scope(F&& body, Site site = Site::current());

// A thread of a scope. Dropping it changes nothing: the scope joins.
template <typename R>
class ScopedJoinHandle : public detail::HandleBase<R> {
 public:
  ScopedJoinHandle(ScopedJoinHandle&&) noexcept = default;
  ~ScopedJoinHandle() {
    if (this->task_) this->task_->drop_reference();
  }

  // As JoinHandle::join. An exception that it throws is not thrown again by
  // the scope.
  R join(Site site = Site::current()) { return this->join_and_take(site); }

 private:
  friend class Scope;
  using detail::HandleBase<R>::HandleBase;
};

class Scope {
 public:
  Scope() = default;
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

  // Starts a thread that the scope joins. From the body of the scope, or from
  // a thread of it.
  template <typename F>
  auto spawn(std::string_view name, F&& function, Site site = Site::current()) {
    detail::require_send<F>();
    using R = detail::ResultOf<F>;
    auto* const task = detail::Task<R, std::decay_t<F>>::start(
        name, std::forward<F>(function), site, detail::observe::Borrows::kYes);
    task->add_reference();
    add(task);
    return ScopedJoinHandle<R>(task);
  }
  template <typename F>
    requires(!std::is_convertible_v<F, std::string_view>)
  auto spawn(F&& function, Site site = Site::current()) {
    return spawn(std::string_view(), std::forward<F>(function), site);
  }

 private:
  template <typename F>
  friend decltype(auto) scope(F&& body, Site site);

  ~Scope() = default;
  void add(detail::TaskBase* task) noexcept;
  // Joins all. `first`, if there is one, gets the first exception that nobody
  // took; the others are reported on stderr.
  void join_all(std::exception_ptr* first, Site site);

  detail::Native::atomic<detail::TaskBase*> tasks_ = nullptr;
};

template <typename F>
decltype(auto) scope(F&& body, Site site) {
  Scope threads;
  // Where the body has thrown, its exception is the one that comes out.
  struct JoinAll {
    Scope& threads;
    Site site;
    ~JoinAll() { threads.join_all(nullptr, site); }
  } join_all{threads, site};
  const auto finish = [&threads, site] {
    std::exception_ptr exception;
    threads.join_all(&exception, site);
    if (exception) std::rethrow_exception(std::move(exception));
  };
  using R = std::invoke_result_t<F, Scope&>;
  if constexpr (std::is_void_v<R>) {
    std::invoke(std::forward<F>(body), threads);
    finish();
  } else {
    R result = std::invoke(std::forward<F>(body), threads);
    finish();
    if constexpr (std::is_reference_v<R>) {
      return static_cast<R>(result);
    } else {
      return result;
    }
  }
}

template <>
inline constexpr bool is_sync_v<Scope> = true;

}  // namespace fearless

#endif  // FEARLESS_DETAIL_SCOPE_H_
