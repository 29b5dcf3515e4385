// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `Once` runs a function once, whoever comes first; all who come return after
// it is done and see what it did. `OnceLock<T>` keeps the value that it makes:
//
//   static fearless::OnceLock<Config> config;
//   const Config& c = config.get_or_init([] { return read_config(); });
//
// If the function throws, that caller gets the exception and the next caller
// tries again (as std::call_once does; Rust poisons). A function that calls
// its own Once never ends. `once_flag` and `call_once` are std's spelling.
// In a forked child a Once that was done is done; one that another thread was
// in the middle of never ends. Usable from any thread, constant-initialised;
// Once is 4 bytes. Once done, a call costs one load.

#ifndef FEARLESS_ONCE_H_
#define FEARLESS_ONCE_H_

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "fearless/detail/futex_once.h"
#include "fearless/detail/observe.h"
#include "fearless/send.h"

namespace fearless {

class Once {
 public:
  constexpr Once() noexcept = default;
  Once(const Once&) = delete;
  Once& operator=(const Once&) = delete;

  template <typename F>
  void call_once(F&& f, Site site = Site::current()) {
    FEARLESS_IN_MODEL(return call_in_model(f, site);)
    if (!raw_.is_completed()) call_slow(f, site);
  }

  // Whether it is done, and visible to the caller.
  bool is_completed(
      [[maybe_unused]] Site site = Site::current()) const noexcept {
    FEARLESS_IN_MODEL(return in_model(detail::model::Verb::kIsDone, site) == 2;)
    return raw_.is_completed();
  }

 private:
  template <typename F>
  [[gnu::noinline]] void call_slow(F& f, Site site) {
    {
      detail::observe::Blocked blocked(identity_, detail::observe::Wait::kOnce,
                                       detail::observe::Until::kWoken, site);
      if (!raw_.begin()) return;
    }
    detail::observe::acquire(identity_, detail::observe::Mode::kExclusive,
                             detail::observe::How::kWaited, site);
    struct Finish {
      Once& once;
      bool is_done = false;
      ~Finish() {
        detail::observe::release(once.identity_,
                                 detail::observe::Mode::kExclusive);
        once.raw_.finish(is_done);
      }
    } finish{*this};
    f();
    finish.is_done = true;
  }

#if FEARLESS_INSTRUMENT
  std::uint64_t in_model(detail::model::Verb verb, Site site,
                         std::uint64_t is_done = 0) const {
    return detail::model::perform(verb, identity_, site, is_done,
                                  {raw_.is_completed() ? 2u : 0u, 0});
  }
  template <typename F>
  void call_in_model(F& f, Site site) {
    if (in_model(detail::model::Verb::kBegin, site) == 2) return;
    struct Finish {
      Once& once;
      Site site;
      bool is_done = false;
      ~Finish() { once.in_model(detail::model::Verb::kFinish, site, is_done); }
    } finish{*this, site};
    f();
    finish.is_done = true;
  }
#endif

  detail::FutexOnce<> raw_;
  FEARLESS_EMPTY_MEMBER
  detail::observe::Identity<detail::observe::Kind::kOnce> identity_;
};

template <typename T>
class OnceLock {
 public:
  constexpr OnceLock() noexcept = default;
  OnceLock(const OnceLock&) = delete;
  OnceLock& operator=(const OnceLock&) = delete;

  // The value, or nullptr while there is none.
  const T* get() const noexcept {
    return once_.is_completed() ? std::addressof(*value_) : nullptr;
  }

  // The value; `make()` makes it if nobody has yet.
  template <typename F>
  const T& get_or_init(F&& make, Site site = Site::current()) {
    once_.call_once([&] { value_.emplace(std::forward<F>(make)()); }, site);
    return *value_;
  }

  // Makes it this value if there is none; false if there is one already.
  bool set(T value, Site site = Site::current()) {
    bool is_set = false;
    once_.call_once(
        [&] {
          value_.emplace(std::move(value));
          is_set = true;
        },
        site);
    return is_set;
  }

 private:
  Once once_;
  std::optional<T> value_;  // there, and never changed, once `once_` is done
};

template <typename T>
inline constexpr bool is_send_v<OnceLock<T>> = is_send_v<T>;
template <typename T>
inline constexpr bool is_sync_v<OnceLock<T>> = is_send_v<T> && is_sync_v<T>;

using once_flag = Once;

template <typename F, typename... Args>
void call_once(once_flag& once, F&& f, Args&&... args) {
  once.call_once(
      [&] { std::invoke(std::forward<F>(f), std::forward<Args>(args)...); });
}

}  // namespace fearless

#endif  // FEARLESS_ONCE_H_
