// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The counts under Arc and Weak: the object is destroyed once, after whatever
// any owner did to it, and never while somebody owns it.

#include <utility>

#include "fearless/detail/owner.h"
#include "tests/model/protocols/explore.h"
#include "tests/model/protocols/mutants.h"

namespace fearless::protocols {
namespace {

// Its destructor writes, so what is not before it is a race.
class Payload {
 public:
  explicit Payload(var<int>& destroyed) : destroyed_(destroyed) {}
  Payload(const Payload&) = delete;
  Payload& operator=(const Payload&) = delete;
  ~Payload() {
    value = -1;
    destroyed_ = destroyed_ + 1;
  }
  var<int> value{0};

 private:
  var<int>& destroyed_;
};

template <typename Platform>
using Owner = detail::Owner<Payload, detail::AtomicCounts<Platform>>;
template <typename Platform>
using Watcher = detail::Watcher<Payload, detail::AtomicCounts<Platform>>;

template <typename Platform>
void drop_in_two_threads() {
  var<int> destroyed{0};
  auto owner = Owner<Platform>::make(destroyed);
  auto other = spawn("other", [copy = Owner<Platform>(owner)]() mutable {
    (void)copy.get()->value.read();
    copy = {};
  });
  (void)owner.get()->value.read();
  owner = {};
  other.join();
  check(destroyed == 1);
}

template <typename Platform>
void clone_in_two_threads() {
  var<int> destroyed{0};
  {
    auto owner = Owner<Platform>::make(destroyed);
    auto other = spawn("other", [copy = Owner<Platform>(owner)] {
      const Owner<Platform> again(copy);
      (void)again.get()->value.read();
    });
    const Owner<Platform> mine(owner);
    (void)mine.get()->value.read();
    owner = {};
    other.join();
  }
  check(destroyed == 1);
}

template <typename Platform>
void upgrade_or_not() {
  var<int> destroyed{0};
  auto owner = Owner<Platform>::make(destroyed);
  auto other = spawn("other", [watcher = Watcher<Platform>(owner)]() mutable {
    const auto upgraded = watcher.upgrade();
    if (upgraded.get()) (void)upgraded.get()->value.read();
    watcher = {};
  });
  owner = {};
  other.join();
  check(destroyed == 1);
}

// Who is alone may change the object; a watcher may become an owner meanwhile.
template <typename Platform>
void change_if_alone() {
  var<int> destroyed{0};
  auto owner = Owner<Platform>::make(destroyed);
  auto other = spawn("other", [watcher = Watcher<Platform>(owner)]() mutable {
    const auto upgraded = watcher.upgrade();
    watcher = {};
    if (upgraded.get()) (void)upgraded.get()->value.read();
  });
  if (owner.block()->is_unique()) owner.get()->value = 1;
  other.join();
  owner = {};
  check(destroyed == 1);
}

template <typename Platform>
void drop_in_three_threads() {
  var<int> destroyed{0};
  auto owner = Owner<Platform>::make(destroyed);
  const auto drop = [](Owner<Platform> copy) {
    return [copy = std::move(copy)]() mutable {
      (void)copy.get()->value.read();
      copy = {};
    };
  };
  auto second = spawn("second", drop(owner));
  auto third = spawn("third", drop(owner));
  owner = {};
  second.join();
  third.join();
  check(destroyed == 1);
}

TEST(Arc, IsSound) {
  expect_sound("Arc, two owners drop", kAll, drop_in_two_threads<Explored>);
  expect_sound("Arc, clone and drop", kAll, clone_in_two_threads<Explored>);
  expect_sound("Arc, upgrade against the last drop", kAll,
               upgrade_or_not<Explored>);
  expect_sound("Arc, change if alone", kAll, change_if_alone<Explored>);
  expect_sound("Arc, three owners drop", kAll, drop_in_three_threads<Explored>);
}
TEST(Arc, MutantsAreFound) {
  expect_found("Arc, a drop does not release", Kind::kDataRace,
               drop_in_two_threads<WithoutRelease>);
  expect_found("Arc, the last drop does not acquire", Kind::kDataRace,
               drop_in_two_threads<WithoutAcquire>);
  expect_found("Arc, is_unique does not acquire", Kind::kDataRace,
               change_if_alone<WithoutAcquire>);
  expect_found("Arc, counts in two steps", Kind::kCheck,
               drop_in_two_threads<WithTornCounts>);
}

}  // namespace
}  // namespace fearless::protocols
