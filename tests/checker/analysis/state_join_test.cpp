// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The join of two states is that of a semilattice: the order of the paths does
// not matter, and going round a loop again adds nothing new. Random states
// stay below the limits on targets, where the join loses on purpose.

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

using ir::Place;

class RandomStates {
 public:
  State next() {
    State state;
    for (unsigned count = pick(4); count-- > 0;)
      state.assumed[local()] = coin();
    for (unsigned count = pick(4); count-- > 0;)
      state.points_to[local()] = {target(), target()};
    for (unsigned count = pick(4); count-- > 0;) add_lock(state);
    for (unsigned count = pick(3); count-- > 0;) add_thread(state);
    for (unsigned count = pick(3); count-- > 0;) state.joined.insert(local());
    for (unsigned count = pick(3); count-- > 0;) state.fresh.insert(target());
    for (unsigned count = pick(3); count-- > 0;) state.released.insert(local());
    for (unsigned count = pick(3); count-- > 0;)
      state.callables[local()] = pick(2);
    for (unsigned count = pick(3); count-- > 0;)
      state.pending[local()] = {.holds_if = coin()};
    for (unsigned count = pick(3); count-- > 0;) add_sent(state);
    return state;
  }

 private:
  unsigned pick(unsigned below) { return generator_() % below; }
  bool coin() { return pick(2) == 1; }
  Place local() { return Place::local(1 + pick(4)); }
  Place target() { return Place::global(pick(2)); }
  void add_lock(State& state) {
    HeldLock lock{Place::global(pick(3)),
                  coin() ? ir::Mode::kExclusive : ir::Mode::kShared,
                  coin() ? local() : Place(), coin()};
    for (const HeldLock& held : state.locks)
      if (held.lock == lock.lock) return;
    state.acquire(lock);
  }
  // Everything else about a thread follows from where it was started.
  void add_thread(State& state) {
    LiveThread thread;
    thread.id = 1 + pick(3);
    thread.handle = Place::local(thread.id);
    thread.site.function = thread.id;
    thread.loans = {target()};
    for (const LiveThread& other : state.threads)
      if (other.id == thread.id) return;
    state.threads.push_back(thread);
    std::sort(state.threads.begin(), state.threads.end());
  }
  void add_sent(State& state) {
    Sent sent;
    sent.place = local();
    sent.how = static_cast<Sent::How>(pick(4));
    state.sent[sent.place] = sent;
  }

  std::mt19937 generator_{20261121};  // NOLINT: the same states each time
};

constexpr int kRounds = 1000;

TEST(StateJoin, DoesNotDependOnTheOrder) {
  RandomStates random;
  for (int round = 0; round < kRounds; ++round) {
    State a = random.next(), b = random.next();
    ASSERT_TRUE(join(a, b) == join(b, a)) << round;
  }
}

TEST(StateJoin, DoesNotDependOnTheGrouping) {
  RandomStates random;
  for (int round = 0; round < kRounds; ++round) {
    State a = random.next(), b = random.next(), c = random.next();
    ASSERT_TRUE(join(join(a, b), c) == join(a, join(b, c))) << round;
  }
}

TEST(StateJoin, WithItselfChangesNothing) {
  RandomStates random;
  for (int round = 0; round < kRounds; ++round) {
    State a = random.next();
    ASSERT_TRUE(join(a, a) == a) << round;
  }
}

// `a` is below `b` when joining it adds nothing to `b`.
bool is_below(const State& a, const State& b) { return join(b, a) == b; }

TEST(StateJoin, IsAboveBothSides) {
  RandomStates random;
  for (int round = 0; round < kRounds; ++round) {
    State a = random.next(), b = random.next();
    ASSERT_TRUE(is_below(a, join(a, b))) << round;
    ASSERT_TRUE(is_below(b, join(a, b))) << round;
  }
}

TEST(StateJoin, KeepsTheOrderOfStates) {
  RandomStates random;
  for (int round = 0; round < kRounds; ++round) {
    State a = random.next(), c = random.next();
    State b = join(a, random.next());
    ASSERT_TRUE(is_below(join(a, c), join(b, c))) << round;
  }
}

TEST(StateJoin, TellsStatesApart) {
  RandomStates random;
  int different = 0;
  for (int round = 0; round < kRounds; ++round) {
    State a = random.next(), b = random.next();
    different += join(a, b) != a;
  }
  EXPECT_GT(different, kRounds / 2);
}

// What each part of a state says of two paths --------------------------------

const Place kPointer = Place::local(1);
const Place kA = Place::global(0), kB = Place::global(1);

TEST(StateJoin, AddsUpWhatAPointerMayPointAt) {
  State a, b;
  a.point(kPointer, {kA});
  b.point(kPointer, {kB});
  EXPECT_EQ(join(a, b).points_to.at(kPointer), (std::set<Place>{kA, kB}));
}

TEST(StateJoin, RemembersThatAPointerWasUnknown) {
  State a, unknown;
  a.point(kPointer, {kA});
  EXPECT_EQ(join(a, unknown).points_to.at(kPointer),
            (std::set<Place>{kA, kPointer.deref()}));
}

TEST(StateJoin, LimitsWhatAPointerMayPointAt) {
  State joined;
  for (std::uint32_t target = 0; target < 3 * kMaxTargets; ++target) {
    State one;
    one.point(kPointer, {Place::global(target)});
    joined = target == 0 ? one : join(joined, one);
  }
  EXPECT_EQ(joined.points_to.at(kPointer).size(), kMaxTargets);
}

TEST(StateJoin, IsSureOfALockOnlyIfBothPathsHoldIt) {
  State held, open;
  held.acquire({kA, ir::Mode::kExclusive, {}, true});
  EXPECT_TRUE(join(held, held).locks.at(0).is_sure);
  EXPECT_FALSE(join(held, open).locks.at(0).is_sure);
  EXPECT_TRUE(join(open, open).locks.empty());
}

TEST(StateJoin, IsSureOfALockThatTwoGuardsHold) {
  State a, b;
  a.acquire({kA, ir::Mode::kExclusive, Place::local(1), true});
  b.acquire({kA, ir::Mode::kExclusive, Place::local(2), true});
  for (const HeldLock& lock : join(a, b).locks) EXPECT_TRUE(lock.is_sure);
}

TEST(StateJoin, OfALockThatMayBeSharedIsShared) {
  State reader, writer;
  reader.acquire({kA, ir::Mode::kShared, {}, true});
  writer.acquire({kA, ir::Mode::kExclusive, {}, true});
  EXPECT_EQ(join(reader, writer).locks.at(0).mode, ir::Mode::kShared);
  EXPECT_EQ(join(writer, reader).locks.at(0).mode, ir::Mode::kShared);
  EXPECT_EQ(join(writer, writer).locks.at(0).mode, ir::Mode::kExclusive);
}

TEST(StateJoin, IsNotSureOfALockThatOneSideMayHold) {
  State sure, unsure;
  sure.acquire({kA, ir::Mode::kExclusive, Place::local(1), true});
  unsure.acquire({kA, ir::Mode::kExclusive, Place::local(2), false});
  for (const HeldLock& lock : join(sure, unsure).locks)
    EXPECT_FALSE(lock.is_sure);
}

TEST(StateJoin, ForgetsConditionsThatDiffer) {
  State a, b;
  a.assumed[kA] = b.assumed[kA] = true;
  a.assumed[kB] = true;
  b.assumed[kB] = false;
  State joined = join(a, b);
  EXPECT_TRUE(joined.assumed.contains(kA));
  EXPECT_FALSE(joined.assumed.contains(kB));
}

TEST(StateJoin, KeepsWhatEitherPathSent) {
  State a, b;
  a.sent[kA] = {.place = kA, .how = Sent::How::kMoved};
  b.sent[kA] = {.place = kA, .how = Sent::How::kSent};
  b.sent[kB] = {.place = kB, .how = Sent::How::kShared};
  State joined = join(a, b);
  EXPECT_EQ(joined.sent.at(kA).how, Sent::How::kSent);
  EXPECT_EQ(joined.sent.at(kB).how, Sent::How::kShared);
}

TEST(StateJoin, KeepsThreadsOfEitherPathAndJoinsOfBoth) {
  State a, b;
  a.threads.push_back({.id = 1, .handle = kA});
  b.threads.push_back({.id = 2, .handle = kB});
  a.joined.edit() = {kA, kB};
  b.joined.edit() = {kB};
  State joined = join(a, b);
  EXPECT_EQ(joined.threads.size(), 2u);
  EXPECT_EQ(joined.joined, std::set<Place>{kB});
}

TEST(StateJoin, AddsUpWhatOneThreadPointsAt) {
  State a, b;
  a.threads.push_back({.id = 1, .handle = kPointer, .loans = {kA}});
  b.threads.push_back({.id = 1, .handle = kPointer, .loans = {kB}});
  State joined = join(a, b);
  ASSERT_EQ(joined.threads.size(), 1u);
  EXPECT_EQ(joined.threads[0].loans, (std::vector<Place>{kA, kB}));
}

// Groups of paths -------------------------------------------------------------

TEST(Disjuncts, TellWhetherSomethingIsNew) {
  Disjuncts disjuncts;
  State state;
  EXPECT_TRUE(disjuncts.add(state));
  EXPECT_FALSE(disjuncts.add(state));
  state.point(kPointer, {kA});
  EXPECT_TRUE(disjuncts.add(state));
  EXPECT_FALSE(disjuncts.add(state));
}

TEST(Disjuncts, KeepPathsWithOtherConditionsOrLocksApart) {
  Disjuncts disjuncts;
  State yes, no, locked;
  yes.assumed[kPointer] = true;
  no.assumed[kPointer] = false;
  locked.acquire({kA, ir::Mode::kExclusive, {}, true});
  for (const State& state : {yes, no, locked}) disjuncts.add(state);
  EXPECT_EQ(disjuncts.states().size(), 3u);
}

TEST(Disjuncts, JoinPathsThatAreAlike) {
  Disjuncts disjuncts;
  State a, b;
  a.point(kPointer, {kA});
  b.point(kPointer, {kB});
  disjuncts.add(a);
  disjuncts.add(b);
  ASSERT_EQ(disjuncts.states().size(), 1u);
  EXPECT_EQ(disjuncts.states()[0], join(a, b));
}

TEST(Disjuncts, AreNeverTooMany) {
  RandomStates random;
  Disjuncts disjuncts;
  std::vector<State> all;
  for (int round = 0; round < 200; ++round) {
    all.push_back(random.next());
    disjuncts.add(all.back());
    ASSERT_LE(disjuncts.states().size(), kMaxDisjuncts);
  }
  // Nothing is lost: each state is below one that is kept.
  for (const State& state : all)
    EXPECT_TRUE(
        std::any_of(disjuncts.states().begin(), disjuncts.states().end(),
                    [&](const State& kept) { return is_below(state, kept); }));
}

// However often they are added again, nothing moves any more.
TEST(Disjuncts, ComeToRest) {
  RandomStates random;
  std::vector<State> states;
  for (int count = 0; count < 50; ++count) states.push_back(random.next());
  Disjuncts disjuncts;
  int rounds = 0;
  for (bool changed = true; changed; ++rounds) {
    ASSERT_LT(rounds, 100);
    changed = false;
    for (const State& state : states) changed |= disjuncts.add(state);
  }
}

}  // namespace
}  // namespace fearless::analysis
