// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace fearless {
namespace {

enum class Refusal { kEmpty, kClosed };
const char* describe(Refusal refusal) {
  return refusal == Refusal::kEmpty ? "it is empty" : "it is closed";
}

using Number = Result<int, Refusal>;
using Text = Result<std::string, Refusal>;
using Owner = Result<std::unique_ptr<int>, std::unique_ptr<int>>;

Number refused() { return Unexpected(Refusal::kClosed); }

TEST(Result, HasAValueOrAnError) {
  Number seven = 7;
  EXPECT_TRUE(seven.has_value());
  EXPECT_TRUE(seven);
  EXPECT_EQ(*seven, 7);
  EXPECT_EQ(seven.value_or(1), 7);
  EXPECT_FALSE(refused());
  EXPECT_EQ(refused().error(), Refusal::kClosed);
  EXPECT_EQ(refused().value_or(1), 1);
  EXPECT_EQ(seven.error_or(Refusal::kEmpty), Refusal::kEmpty);
}

TEST(Result, UnwrapSaysWhyThereIsNoValue) {
  EXPECT_EQ(Number(7).unwrap(), 7);
  try {
    refused().unwrap();
    FAIL();
  } catch (const UnwrapError& error) {
    EXPECT_STREQ(error.what(), "unwrap() of an error: it is closed");
  }
  try {
    refused().expect("an order");
    FAIL();
  } catch (const UnwrapError& error) {
    EXPECT_STREQ(error.what(), "an order: it is closed");
  }
}

TEST(Result, UnwrapTakesTheTextOfStringsAndExceptions) {
  using Failed = Result<void, std::runtime_error>;
  try {
    Failed(Unexpected(std::runtime_error("no paper"))).unwrap();
    FAIL();
  } catch (const UnwrapError& error) {
    EXPECT_STREQ(error.what(), "unwrap() of an error: no paper");
  }
  try {
    Result<int, std::string>(Unexpected(std::string("no ink"))).unwrap();
    FAIL();
  } catch (const UnwrapError& error) {
    EXPECT_STREQ(error.what(), "unwrap() of an error: no ink");
  }
  struct Silent {};
  EXPECT_THROW((Result<int, Silent>(Unexpected(Silent())).unwrap()),
               UnwrapError);
}

TEST(Result, ValueThrowsTheErrorItself) {
  EXPECT_EQ(Number(7).value(), 7);
  try {
    (void)refused().value();
    FAIL();
  } catch (const BadResultAccess<Refusal>& failure) {
    EXPECT_EQ(failure.error(), Refusal::kClosed);
  }
}

TEST(Result, MovesWhatCannotBeCopied) {
  Owner owner = std::make_unique<int>(3);
  Owner taken = std::move(owner);
  EXPECT_EQ(*owner, nullptr);
  EXPECT_EQ(*std::move(taken).unwrap(), 3);
  Owner failure = Unexpected(std::make_unique<int>(4));
  EXPECT_EQ(*std::move(failure).error(), 4);
  static_assert(!std::is_copy_constructible_v<Owner>);
}

TEST(Result, AssignmentChangesSides) {
  Text text = "a long enough text to live on the heap, and then some";
  const Text failure = Unexpected(Refusal::kEmpty);
  Text copy = text;
  text = failure;
  EXPECT_EQ(text.error(), Refusal::kEmpty);
  text = copy;
  EXPECT_EQ(text, copy);
  text = Text("short");
  text.swap(copy);
  EXPECT_EQ(*copy, "short");
  text.swap(copy);
  EXPECT_EQ(*text, "short");
}

TEST(Result, AFailedAssignmentLeavesTheOldState) {
  struct Fragile {
    Fragile() = default;
    Fragile(Fragile&&) { throw 1; }
    int value = 5;
  };
  using Risky = Result<Fragile, std::string>;
  Risky failure = Unexpected(std::string("still here, wherever it was before"));
  Risky value(std::in_place);
  EXPECT_THROW(failure.swap(value), int);
  EXPECT_EQ(failure.error(), "still here, wherever it was before");
  EXPECT_EQ(value->value, 5);
}

TEST(Result, VoidIsAValue) {
  using Done = Result<void, std::string>;
  Done done;
  EXPECT_TRUE(done);
  done.value();
  *done;
  std::move(done).unwrap();
  Done failure = Unexpected(std::string("why"));
  EXPECT_THROW(failure.value(), BadResultAccess<std::string>);
  EXPECT_THROW(std::move(failure).unwrap(), UnwrapError);
}

TEST(Result, MonadicMembersFollowTheValue) {
  const auto half = [](int n) -> Number {
    if (n % 2) return Unexpected(Refusal::kEmpty);
    return n / 2;
  };
  EXPECT_EQ(Number(8).and_then(half).and_then(half), 2);
  EXPECT_EQ(Number(6).and_then(half).and_then(half).error(), Refusal::kEmpty);
  EXPECT_EQ(Number(6).transform([](int n) { return std::to_string(n); }), "6");
  EXPECT_EQ(refused().or_else([](Refusal) { return Number(0); }), 0);
  EXPECT_EQ(refused().transform_error(describe).error(),
            std::string("it is closed"));
  int calls = 0;
  EXPECT_TRUE((Result<void, Refusal>().transform([&] { ++calls; })));
  EXPECT_EQ(calls, 1);
}

TEST(Result, IsAsTrivialAsItsHalves) {
  static_assert(std::is_trivially_copyable_v<Number>);
  static_assert(std::is_trivially_destructible_v<Number>);
  static_assert(!std::is_trivially_destructible_v<Text>);
  static_assert(std::is_nothrow_move_constructible_v<Text>);
  static_assert(sizeof(Number) == 8);
}

TEST(Result, WorksInConstantExpressions) {
  constexpr Number kSeven = 7;
  static_assert(kSeven.has_value() && *kSeven == 7);
  constexpr Text kLong = Unexpected(Refusal::kEmpty);
  static_assert(kLong.error() == Refusal::kEmpty);
}

TEST(Result, DestroysEachHalfOnce) {
  const auto counter = std::make_shared<int>();
  using Shared = Result<std::shared_ptr<int>, std::shared_ptr<int>>;
  {
    Shared value = counter;
    Shared failure = Unexpected(counter);
    Shared copy = value;
    copy = failure;
    value = std::move(failure);
    EXPECT_EQ(counter.use_count(), 3);
    copy.emplace(counter);
    EXPECT_TRUE(copy);
  }
  EXPECT_EQ(counter.use_count(), 1);
}

}  // namespace
}  // namespace fearless
