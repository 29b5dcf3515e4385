// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The select of selector.h: what channel/selection.h does with arms that the
// compiler knows, this does with any number of them behind a common interface.
// channel/arms.h says what an arm does and why rendezvous arms meet first.
//
// An arm exists from begin() to end(), around one select, so that between two
// selects nobody's value is in a box of ours.

#ifndef FEARLESS_DETAIL_MANY_ARMS_H_
#define FEARLESS_DETAIL_MANY_ARMS_H_

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "fearless/detail/channel/arms.h"
#include "fearless/detail/channel/parker.h"
#include "fearless/detail/observe.h"

namespace fearless::detail::channels {

template <typename Platform>
class AnyArm {
 public:
  AnyArm() = default;
  AnyArm(const AnyArm&) = delete;
  AnyArm& operator=(const AnyArm&) = delete;
  virtual ~AnyArm() = default;

  virtual void begin() = 0;
  virtual void end() noexcept = 0;
  // It will not be asked for another select.
  virtual bool is_over() const noexcept = 0;

  // As those of an arm.
  virtual bool attempt() = 0;
  virtual void finish() = 0;
  virtual FutexMutex<Platform>* lock() const noexcept = 0;
  virtual bool match() noexcept = 0;
  virtual void finish_match() = 0;
  virtual void line_up(Parker<Platform>& parker, std::uint32_t arm) = 0;
  virtual Enrolled enroll(Parker<Platform>& parker, std::uint32_t arm) = 0;
  virtual void withdraw() noexcept = 0;
#if FEARLESS_INSTRUMENT
  virtual void complete_in_model(Site site) = 0;
  virtual model::Arm arm_in_model() const noexcept = 0;
#endif
};

// Handlers that know when their arm has happened for the last time.
template <typename Handler>
struct TellsOfEnd {
  Handler handler;
  bool is_over = false;
  template <typename Result>
  void operator()(Result result) {
    is_over = !result;
    handler(std::move(result));
  }
};
template <typename Handler>
struct TellsOfAll {
  Handler handler;
  bool is_over = false;
  template <typename Result>
  void operator()(Result result) {
    is_over = true;
    handler(std::move(result));
  }
};

template <typename Spec>
class ArmOf final : public AnyArm<typename Spec::Platform> {
  using Platform = typename Spec::Platform;

 public:
  explicit ArmOf(Spec spec) : spec_(std::move(spec)) {}
  ~ArmOf() noexcept override {}  // Selector takes no value that would throw

  void begin() override { arm_.emplace(spec_); }
  void end() noexcept override { arm_.reset(); }
  bool is_over() const noexcept override { return spec_.handler.is_over; }

  bool attempt() override { return arm_->made.attempt(nothing_); }
  void finish() override { arm_->made.finish(nothing_); }
  FutexMutex<Platform>* lock() const noexcept override {
    return arm_->made.lock();
  }
  bool match() noexcept override { return arm_->made.match(); }
  void finish_match() override { arm_->made.finish_match(nothing_); }
  void line_up(Parker<Platform>& parker, std::uint32_t arm) override {
    arm_->made.line_up(parker, arm);
  }
  Enrolled enroll(Parker<Platform>& parker, std::uint32_t arm) override {
    return arm_->made.enroll(parker, arm);
  }
  void withdraw() noexcept override { arm_->made.withdraw(); }
#if FEARLESS_INSTRUMENT
  void complete_in_model(Site site) override {
    arm_->made.complete_in_model(nothing_, site);
  }
  model::Arm arm_in_model() const noexcept override {
    return arm_->made.arm_in_model();
  }
#endif

 private:
  struct Made {  // in place, since arms do not move
    explicit Made(Spec& spec) : made(spec.arm()) {}
    typename Spec::Arm made;
  };

  Spec spec_;
  std::optional<Made> arm_;
  std::optional<Nowhere> nothing_;  // what a handler without a result returns
};

template <typename Platform>
class ManyArms {
  using Arms = std::vector<std::unique_ptr<AnyArm<Platform>>>;
  using Locks = std::vector<FutexMutex<Platform>*>;

 public:
  // `locks` has room for one per arm.
  ManyArms(Arms& arms, Locks& locks, std::size_t start) noexcept
      : arms_(arms), locks_(locks), start_(start) {}

#if FEARLESS_INSTRUMENT
  // The explorer says which arm is ready, or that none is.
  bool attempt_in_model(Site site) {
    start_ = model::begin_select(count(), site) % count();
    const bool is_done = attempt();
    model::end_select();
    return is_done;
  }
#endif

  // Runs one arm that is ready, if there is one.
  bool attempt() {
    return first([](auto& arm) { return arm.attempt(); }) < arms_.size();
  }

  // Waits until one arm is ready and runs it; false at the deadline.
  bool wait(const Deadline* deadline, Site site) {
    FEARLESS_IN_MODEL_ON(Platform, return wait_in_model(site);)
    const observe::Identity<observe::Kind::kSelect> self;
    for (;;) {
      Parker<Platform> parker;
      const std::size_t matched = meet(parker);
      if (matched < arms_.size()) {
        arms_[matched]->finish_match();
        return true;
      }
      const bool is_in_time = [&] {
        observe::Blocked blocked(
            self, observe::Wait::kSelect,
            deadline ? observe::Until::kDeadline : observe::Until::kWoken,
            site);
        return sleep(parker, deadline);
      }();
      if (parker.is_completed()) {
        start_ = parker.arm();
        if (parker.outcome() == Outcome::kDone) {
          arms_[start_]->finish();
          return true;
        }
      }
      if (attempt()) return true;
      if (!is_in_time) return false;
    }
  }

 private:
#if FEARLESS_INSTRUMENT
  std::uint32_t count() const noexcept {
    return static_cast<std::uint32_t>(arms_.size());
  }
  bool wait_in_model(Site site) {
    std::vector<model::Arm> all;
    for (const auto& arm : arms_) all.push_back(arm->arm_in_model());
    const std::uint32_t arm =
        count() == 1 ? 0 : model::select(all.data(), count(), site);
    arms_[arm]->complete_in_model(site);
    return true;
  }
#endif

  // The number of the first arm, from `start_` on, of which `is` holds, or how
  // many there are.
  template <typename Is>
  std::size_t first(const Is& is) {
    for (std::size_t i = 0; i < arms_.size(); ++i) {
      const std::size_t arm = (start_ + i) % arms_.size();
      if (is(*arms_[arm])) return arm;
    }
    return arms_.size();
  }

  // The rendezvous arms: one of them that has a partner, or none, and then all
  // have lined up.
  std::size_t meet(Parker<Platform>& parker) {
    locks_.clear();
    for (auto& arm : arms_) {
      if (auto* lock = arm->lock()) locks_.push_back(lock);
    }
    if (locks_.empty()) return arms_.size();
    std::sort(locks_.begin(), locks_.end(),
              [](const void* lock, const void* other) {
                return Platform::comes_before(lock, other);
              });
    const auto end = std::unique(locks_.begin(), locks_.end());
    const auto for_each_lock = [&](auto what) {
      std::for_each(locks_.begin(), end, [&](auto* lock) { what(*lock); });
    };
    for_each_lock([](auto& lock) { lock.lock(); });
    const std::size_t matched = first([](auto& arm) { return arm.match(); });
    if (matched == arms_.size()) {
      for_each_arm(
          [&](auto& arm, auto number) { arm.line_up(parker, number); });
    }
    for_each_lock([](auto& lock) { lock.unlock(); });
    return matched;
  }

  // False at the deadline. Nobody knows of the parker when this returns.
  bool sleep(Parker<Platform>& parker, const Deadline* deadline) {
    Enrolled found = Enrolled::kQuiet;
    for_each_arm([&](auto& arm, auto number) {
      found = std::max(found, arm.enroll(parker, number));
    });
    bool is_in_time = true;
    if (found == Enrolled::kInFlight) {
      const Deadline soon =
          sooner(deadline, Deadline::after(std::chrono::milliseconds(1)));
      is_in_time = parker.wait(&soon, kWaitForPeer) || !deadline ||
                   !Platform::has_passed(*deadline);
    } else if (found == Enrolled::kQuiet) {
      is_in_time = parker.wait(deadline, kWaitForPeer);
    }
    // Somebody was quicker: what it claimed the parker for is under way.
    if (!parker.claim()) {
      constexpr PollPlan kAtOnce{0, 0};
      parker.wait(nullptr, kAtOnce);
    }
    for (auto& arm : arms_) arm->withdraw();
    return is_in_time;
  }

  template <typename What>
  void for_each_arm(const What& what) {
    for (std::size_t i = 0; i < arms_.size(); ++i) {
      what(*arms_[i], static_cast<std::uint32_t>(i));
    }
  }

  Arms& arms_;
  Locks& locks_;
  std::size_t start_;
};

}  // namespace fearless::detail::channels

#endif  // FEARLESS_DETAIL_MANY_ARMS_H_
