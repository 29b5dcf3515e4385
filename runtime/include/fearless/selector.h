// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A select whose arms are known only at run time:
//
//   fearless::Selector arms;
//   for (auto& input : inputs) {
//     arms.recv(input, [&](auto order) { if (order) ship(*order); });
//   }
//   while (arms.select()) {
//   }                                   // until every input has ended
//
// Handlers get what those of `select` get (select.h), and the same holds:
// exactly one operation per select, fair, no value lost, handlers run when all
// channels are let go and may throw. An arm stays for the next select until it
// is over: a receive when its channel has ended, which its handler is told
// once, a send when its value is sent or cannot be. size() counts what is left.
//
// Channel ends and values to be sent belong to the caller, and stay where they
// are as long as the Selector lives.
//
// Threads: for one at a time, as the receivers in it. Errors: adding an arm
// throws bad_alloc, and what a handler throws comes out of select; nothing else
// does, but a value that is kept in a box (channel.h) needs memory for it in
// every select. Cost: one allocation to add an arm, none to select; otherwise
// as `select`, and one indirect call per arm and step.

#ifndef FEARLESS_SELECTOR_H_
#define FEARLESS_SELECTOR_H_

#include <chrono>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "fearless/detail/many_arms.h"
#include "fearless/select.h"

namespace fearless {

template <typename Platform = detail::Native>
class Selector {
 public:
  Selector() noexcept = default;

  // Adds an arm that receives from `rx` until that has ended.
  template <typename T, typename Handler>
  void recv(Receiver<T, Platform>& rx, Handler handler,
            Site site = Site::current()) {
    static_assert(std::is_invocable_v<Handler&, Result<T, RecvError>>,
                  "the handler of a receive takes a Result<T, RecvError>");
    using Last = detail::channels::TellsOfEnd<Handler>;
    using Spec = detail::channels::RecvSpec<T, Platform, Last>;
    add(std::make_unique<detail::channels::ArmOf<Spec>>(
        Spec{rx, Last{std::move(handler)}, site}));
  }

  // Adds an arm that sends `value`, once: it is moved from then, and only then.
  template <typename T, typename Handler>
  void send(const Sender<T, Platform>& tx, std::type_identity_t<T>& value,
            Handler handler, Site site = Site::current()) {
    static_assert(std::is_invocable_v<Handler&, Result<void, SendError<T>>>,
                  "the handler of a send takes a Result<void, SendError<T>>");
    static_assert(!detail::channels::Boxing<T>::kIsBoxed ||
                      std::is_nothrow_move_assignable_v<T>,
                  "a Selector cannot give back what it did not send if its "
                  "move may throw: send a std::unique_ptr to it");
    using Once = detail::channels::TellsOfAll<Handler>;
    using Spec = detail::channels::SendSpec<T, Platform, Once>;
    add(std::make_unique<detail::channels::ArmOf<Spec>>(
        Spec{tx, value, Once{std::move(handler)}, site}));
  }

  // How many arms are not over.
  std::size_t size() const noexcept { return arms_.size(); }
  bool empty() const noexcept { return arms_.empty(); }

  // Waits for one operation and does it; false if no arm is left.
  bool select(Site site = Site::current()) {
    return !empty() &&
           with_arms([site](auto& many) { return many.wait(nullptr, site); },
                     true, site);
  }
  // The same; false also if none was possible for that long.
  template <typename Rep, typename Period>
  bool select_for(const std::chrono::duration<Rep, Period>& timeout,
                  Site site = Site::current()) {
    return !empty() && with_arms(
                           [&](auto& many) {
                             const auto deadline =
                                 detail::Deadline::after(timeout);
                             return many.wait(&deadline, site);
                           },
                           false, site);
  }
  // The same; false also if none is possible now.
  bool try_select(Site site = Site::current()) {
    return !empty() && with_arms([](auto&) { return false; }, false, site);
  }

 private:
  using Arm = detail::channels::AnyArm<Platform>;

  void add(std::unique_ptr<Arm> arm) {
    locks_.reserve(arms_.size() + 1);
    arms_.push_back(std::move(arm));
  }

  // Tries all arms, then waits as it is told to.
  template <typename Wait>
  bool with_arms(const Wait& wait, [[maybe_unused]] bool waits_for_ever,
                 [[maybe_unused]] Site site) {
    struct Forget {
      std::vector<std::unique_ptr<Arm>>& arms;
      ~Forget() {
        for (auto& arm : arms) arm->end();
        std::erase_if(arms, [](auto& arm) { return arm->is_over(); });
      }
    } forget{arms_};
    for (auto& arm : arms_) arm->begin();
    detail::channels::ManyArms<Platform> many(arms_, locks_,
                                              turn_++ % arms_.size());
    FEARLESS_IN_MODEL_ON(Platform, if (waits_for_ever) return wait(many);
                         return many.attempt_in_model(site);)
    return many.attempt() || wait(many);
  }

  std::vector<std::unique_ptr<Arm>> arms_;
  std::vector<detail::FutexMutex<Platform>*> locks_;  // room for all arms
  std::size_t turn_ = 0;
};

}  // namespace fearless

#endif  // FEARLESS_SELECTOR_H_
