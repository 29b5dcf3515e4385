// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/observe.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace fearless::detail::observe {
namespace {

// A primitive as they all look.
struct Lock {
  FEARLESS_EMPTY_MEMBER Identity<Kind::kMutex> identity;
  std::uint32_t word = 0;
};

struct End {
  FEARLESS_EMPTY_MEMBER Handle<Kind::kSender> handle;
  Lock* lock = nullptr;
};

TEST(Observe, PlainTypesHaveNoTraceOfIt) {
  static_assert(sizeof(Lock) == sizeof(std::uint32_t));
  static_assert(sizeof(End) == sizeof(Lock*));
  static_assert(std::is_trivially_destructible_v<Lock>);
  static_assert(std::is_trivially_copyable_v<End>);
  static_assert(std::is_empty_v<Site> && std::is_trivial_v<Site>);
}

TEST(Observe, ThePointsAreConstantExpressionsThatDoNothing) {
  constexpr bool kDone = [] {
    Lock lock;
    End end;
    end.handle.attach(&lock, Site::current());
    End other;
    other.handle.clone(end.handle, Site::current());
    acquire(lock.identity, Mode::kExclusive, How::kWaited, Site::current());
    {
      Blocked blocked(lock.identity, Wait::kLock, Until::kWoken, {});
      Asleep asleep;
      wake(lock.identity, 1);
    }
    send(lock.identity, {});
    receive(lock.identity, {});
    release(lock.identity, Mode::kExclusive);
    other.handle.drop();
    return lock.word == 0;
  }();
  static_assert(kDone);
}

}  // namespace
}  // namespace fearless::detail::observe
