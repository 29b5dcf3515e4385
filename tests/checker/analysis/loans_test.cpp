// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What points into what: seen here by the name under which an access through
// a pointer is written down.

#include <gtest/gtest.h>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

using ir::Place;

// The accesses of a function with these events.
std::string accesses(const std::string& body) {
  return Facts(R"(
global @a : "int"
global @b : "int"
global @numbers : "Numbers"
function "f" {
  local "given" : "int*" parameter
  local "p" : "int*"
  local "q" : "int*"
  local "it" : "Iterator"
  local "flag" : "bool"
)" + body + "\n}")
      .accesses("f");
}

TEST(Loans, AreFollowedToWhatIsBorrowed) {
  EXPECT_EQ(accesses("  borrow _p = &@a\n  write _p.*"), "writes @a");
}

TEST(Loans, AreCopiedWithThePointer) {
  EXPECT_EQ(accesses("  borrow _p = &@a\n  copy _q = _p\n  read _q.*"),
            "reads @a");
}

TEST(Loans, EndWhenThePointerIsAssigned) {
  EXPECT_EQ(accesses("  borrow _p = &@a\n  borrow _p = &@b\n  write _p.*"),
            "writes @b");
}

TEST(Loans, OfACopyStayWhenTheOriginalIsAssigned) {
  EXPECT_EQ(accesses(R"(
  borrow _p = &@a
  copy _q = _p
  borrow _p = &@b
  write _q.*)"),
            "writes @a");
}

TEST(Loans, OfTwoPathsAddUp) {
  EXPECT_EQ(accesses(R"(
  branch bb1 bb2
bb1:
  borrow _p = &@a
  goto bb3
bb2:
  borrow _p = &@b
  goto bb3
bb3:
  write _p.*)"),
            "writes @a, writes @b");
}

TEST(Loans, OfTwoPathsAreToldApartByTheSameCondition) {
  Facts facts(R"(
global @a : "int"
global @b : "int"
function "f" {
  local "p" : "int*"
  local "flag" : "bool"
  branch _flag bb1 bb2
bb1:
  borrow _p = &@a
  goto bb3
bb2:
  borrow _p = &@b
  goto bb3
bb3:
  branch _flag bb4 bb5
bb4:
  write _p.*
  return
bb5:
  read _p.*
})");
  EXPECT_EQ(facts.accesses("f"), "reads @b, writes @a");
}

TEST(Loans, OfUnknownPointersKeepTheirName) {
  EXPECT_EQ(accesses("  read _given.*"), "reads _given.*");
  EXPECT_EQ(accesses("  copy _p = _given\n  write _p.*"), "writes _given.*");
}

TEST(Loans, OfAPointerThatGotAConstantAreOver) {
  EXPECT_EQ(accesses("  borrow _p = &@a\n  constant _p = 0\n  write _p.*"),
            "none");
}

TEST(Loans, OfACallsResultAreUnknown) {
  EXPECT_EQ(accesses("  borrow _p = &@a\n  call \"find\"() -> _p\n"
                     "  write _p.*"),
            "none");
}

TEST(Loans, ReachElements) {
  std::string found = accesses("  borrow _it = &@numbers[]\n  write _it.*");
  EXPECT_NE(found.find("writes @numbers[]"), std::string::npos) << found;
  EXPECT_EQ(found.find("_it"), std::string::npos) << found;
}

TEST(Loans, ReachThroughPointersInPointers) {
  EXPECT_EQ(accesses(R"(
  borrow _p = &@a
  borrow _q = &_p.*
  write _q.*)"),
            "writes @a");
}

// Members ---------------------------------------------------------------------

TEST(Loans, OfMembersAreTheirOwn) {
  Facts facts(R"(
type "Pair" record
field .first : "int*" of "Pair"
field .second : "int*" of "Pair"
global @a : "int"
global @b : "int"
function "f" {
  local "one" : "Pair"
  local "two" : "Pair"
  borrow _one.first = &@a
  borrow _one.second = &@b
  copy _two = _one
  borrow _one.second = &@a
  read _two.second.*
  write _two.first.*
})");
  EXPECT_EQ(facts.accesses("f"), "reads @b, writes @a");
}

TEST(Loans, ReachMembersThroughReferences) {
  Facts facts(R"(
global @order : "Order"
function "f" {
  local "o" : "Order&"
  local "n" : "int*"
  borrow _o = &@order
  borrow _n = &_o.*.id
  write _n.*
})");
  EXPECT_EQ(facts.accesses("f"), "writes @order.id");
}

// Owners ----------------------------------------------------------------------

TEST(Loans, OfAnOwnersObjectAreTheOwners) {
  Facts facts(R"(
global @owner : "OrderPtr"
function "f" {
  local "raw" : "Order*"
  borrow _raw = &@owner.*
  write _raw.*.id
})");
  EXPECT_EQ(facts.accesses("f"), "writes @owner.*.id");
}

TEST(Loans, FollowAnOwnerThatMoves) {
  Facts facts(R"(
global @shelf : "OrderPtr"
function "f" {
  local "owner" : "OrderPtr"
  local "raw" : "Order*"
  borrow _raw = &_owner.*
  move @shelf = _owner
  write _raw.*.id
})");
  EXPECT_NE(facts.accesses("f").find("writes @shelf.*.id"), std::string::npos);
}

TEST(Loans, DoNotFollowAnOwnerThatIsCopied) {
  Facts facts(R"(
global @shelf : "std::string"
global @text : "std::string"
function "f" {
  local "view" : "std::string_view"
  borrow _view = &@text[]
  copy @shelf = @text
  write _view.*    // write
})");
  EXPECT_NE(facts.accesses("f").find("writes @text[]"), std::string::npos);
  EXPECT_EQ(facts.accesses("f").find("writes @shelf[]"), std::string::npos);
}

TEST(Loans, IntoAContainerFollowItThroughTwoMoves) {
  Facts facts(R"(
global @shelf : "std::string"
function "f" {
  local "text" : "std::string"
  local "other" : "std::string"
  local "view" : "std::string_view"
  borrow _view = &_text[]
  move _other = _text
  move @shelf = _other
  write _view.*
})");
  EXPECT_NE(facts.accesses("f").find("writes @shelf[]"), std::string::npos);
}

TEST(Loans, OfSharedOwnersReachOneObject) {
  Facts facts(R"(
global @order : "SharedOrder"
function "f" {
  local "copy" : "SharedOrder"
  copy _copy = @order
  write _copy.*.id
})");
  EXPECT_EQ(facts.accesses("f"), "reads @order, writes @order.*.id");
}

// Limits ----------------------------------------------------------------------

TEST(Loans, OfTooManyTargetsAreCut) {
  State state;
  std::set<Place> targets;
  for (std::uint32_t target = 0; target < 2 * kMaxTargets; ++target)
    targets.insert(Place::global(target));
  state.point(Place::local(1), targets);
  EXPECT_EQ(state.resolve(Place::local(1).deref()).size(), kMaxTargets);
}

// Six targets that point at six others each are still six.
TEST(Loans, OfPointersToPointersAreCut) {
  State state;
  for (std::uint32_t from = 0; from < kMaxTargets; ++from) {
    state.points_to[Place::local(1)].insert(Place::global(from));
    for (std::uint32_t to = 0; to < kMaxTargets; ++to)
      state.points_to[Place::global(from)].insert(
          Place::global(100 + from * 10 + to));
  }
  std::vector<Place> reached = state.resolve(Place::local(1).deref().deref());
  EXPECT_EQ(reached.size(), kMaxTargets);
}

TEST(Loans, OfAnUnknownPointerResolveToItsPointee) {
  EXPECT_EQ(State().resolve(Place::local(1).deref()),
            std::vector<Place>{Place::local(1).deref()});
  EXPECT_EQ(State().resolve(Place::local(1)),
            std::vector<Place>{Place::local(1)});
}

TEST(Loans, AreNoLongerThanPlacesAre) {
  State state;
  Place pointer = Place::local(1), deep = Place::global(0);
  while (deep.steps.size() < Place::kMaxSteps) deep = deep.field(0);
  state.point(pointer, {deep});
  Place reached = state.resolve_one(pointer.deref().field(0).field(1));
  EXPECT_EQ(reached.steps.size(), Place::kMaxSteps);
  EXPECT_TRUE(deep.covers(reached));
}

// A list whose node points at itself.
TEST(Loans, ThatGoInCirclesEnd) {
  Facts facts(R"(
type "Node" record
type "Node*" pointer copy=borrow to "Node"
field .next : "Node*" of "Node"
field .value : "int" of "Node"
global @node : "Node"
function "f" {
  local "n" : "Node*"
  borrow @node.next = &@node
  borrow _n = &@node
  write _n.*.next.*.next.*.value
})");
  EXPECT_NE(facts.accesses("f").find("writes @node.value"), std::string::npos);
}

}  // namespace
}  // namespace fearless::analysis
