// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/send.h"

#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <map>
#include <queue>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace {
struct Window {};  // stays on its thread
struct Cell {};    // may move, must not be shared
struct Plain {};   // nothing is known against it
struct Json {      // its own element, as in many a library
  using value_type = Json;
  using const_reference = const Json&;
  using allocator_type = std::allocator<Json>;
};
struct Incomplete;
}  // namespace

template <>
inline constexpr bool fearless::is_send_v<Window> = false;
template <>
inline constexpr bool fearless::is_sync_v<Window> = false;
template <>
inline constexpr bool fearless::is_sync_v<Cell> = false;

namespace fearless {
namespace {

// The parts decide, through every standard template that owns them.
template <typename T>
constexpr bool owners_of_are_send() {
  return is_send_v<const T> && is_send_v<T[3]> && is_send_v<std::array<T, 2>> &&
         is_send_v<std::vector<T>> && is_send_v<std::map<int, T>> &&
         is_send_v<std::unordered_map<std::string, std::vector<T>>> &&
         is_send_v<std::queue<T>> && is_send_v<std::optional<T>> &&
         is_send_v<std::pair<int, T>> && is_send_v<std::tuple<int, T>> &&
         is_send_v<std::variant<int, T>> && is_send_v<std::unique_ptr<T>> &&
         is_send_v<std::unique_ptr<T[]>>;
}
template <typename T>
constexpr bool some_owner_of_is_send() {
  return is_send_v<const T> || is_send_v<T[3]> || is_send_v<std::array<T, 2>> ||
         is_send_v<std::vector<T>> || is_send_v<std::map<int, T>> ||
         is_send_v<std::unordered_map<std::string, std::vector<T>>> ||
         is_send_v<std::queue<T>> || is_send_v<std::optional<T>> ||
         is_send_v<std::pair<int, T>> || is_send_v<std::tuple<int, T>> ||
         is_send_v<std::variant<int, T>> || is_send_v<std::unique_ptr<T>> ||
         is_send_v<std::unique_ptr<T[]>> || is_send_v<std::shared_ptr<T>>;
}

TEST(Send, WhatNobodySpeaksAgainstIsSend) {
  static_assert(is_send_v<int> && is_sync_v<int>);
  static_assert(is_send_v<Plain> && is_sync_v<Plain>);
  static_assert(is_send_v<void> && is_send_v<int*> && is_send_v<void (*)()>);
  static_assert(is_send_v<std::thread> && is_send_v<std::future<int>>);
  static_assert(is_send_v<std::unique_ptr<Incomplete>>);
  static_assert(is_send_v<Json> && is_send_v<std::vector<Json>>);
}

TEST(Send, OwnersAreWhatTheyOwn) {
  static_assert(owners_of_are_send<int>());
  static_assert(owners_of_are_send<Plain>());
  static_assert(owners_of_are_send<Cell>());
  static_assert(!some_owner_of_is_send<Window>());
  static_assert(!is_sync_v<std::vector<Cell>>);
}

TEST(Send, WhatLeadsToASharedObjectNeedsSync) {
  static_assert(is_send_v<int&> && is_send_v<std::span<int>>);
  static_assert(!is_send_v<Cell&> && !is_send_v<const Cell&>);
  static_assert(!is_send_v<std::reference_wrapper<Cell>>);
  static_assert(!is_send_v<std::span<Cell>>);
  static_assert(!is_send_v<std::shared_ptr<Cell>>);
  static_assert(!is_send_v<std::weak_ptr<const Cell>>);
  static_assert(is_send_v<std::shared_ptr<Plain>>);
}

TEST(Send, GuardsStayOnTheirThread) {
  static_assert(!is_send_v<std::unique_lock<std::mutex>>);
  static_assert(!is_send_v<std::lock_guard<std::mutex>>);
  static_assert(!is_send_v<std::scoped_lock<std::mutex, std::mutex>>);
  static_assert(!is_send_v<std::optional<std::shared_lock<std::shared_mutex>>>);
}

TEST(Send, BoundArgumentsAreSeen) {
  const auto ok = std::bind([](int) {}, 1);
  const auto bad = std::bind([](const Window&) {}, Window());
  const auto front = std::bind(std::plus<>(), std::ref(ok), 1);
  static_assert(is_send_v<decltype(ok)>);
  static_assert(!is_send_v<decltype(bad)>);
  static_assert(is_send_v<decltype(front)>);
}

}  // namespace
}  // namespace fearless
