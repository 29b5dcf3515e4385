// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a function is to its callers: its effects on what they can name.

#include <gtest/gtest.h>

#include "checker/analysis/print_facts.h"
#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

constexpr char kAccount[] = R"(
type "Account" record
type "Account*" pointer copy=borrow to "Account"
type "Account&" reference copy=borrow to "Account"
field .mu : "std::mutex" of "Account"
field .sum : "int" of "Account"
field .on_change : "std::function" of "Account"
function "add" method record "Account" {
  local "this" : "Account*" this
  local "guard" : "std::lock_guard"
  init _guard
  acquire _this.*.mu via _guard
  write _this.*.sum        // add
  kill _guard implicit
}
function "peek" method record "Account" const {
  local "this" : "Account*" this
  read _this.*.sum         // peek
}
)";

TEST(Summaries, TellAccessesInTheCallersTerms) {
  Facts facts(std::string(kAccount) + R"(
function "transfer" {
  local "from" : "Account&" parameter
  local "to" : "Account&" parameter
  call "peek"(borrow _from.*)
  call "add"(borrow_mut _to.*)
})");
  EXPECT_EQ(facts.accesses("transfer"), "reads _from.*.sum, writes _to.*.sum");
  EXPECT_EQ(facts.locks("transfer", "add"), "_to.*.mu");
  EXPECT_EQ(facts.locks("transfer", "peek"), "nothing");
}

TEST(Summaries, KeepWhereAnAccessIsAndWhoCallsIt) {
  Facts facts(std::string(kAccount) + R"(
function "inner" {
  local "a" : "Account&" parameter
  call "add"(borrow_mut _a.*)    // inner
}
function "outer" {
  local "a" : "Account&" parameter
  call "inner"(borrow_mut _a.*)  // outer
})");
  ASSERT_EQ(facts.of("outer").accesses.size(), 1u);
  const Site& site = facts.of("outer").accesses[0].site;
  EXPECT_EQ(site.function, facts.id("add"));
  EXPECT_EQ(facts.label(site.range), "add");
  ASSERT_EQ(site.calls.size(), 2u);
  EXPECT_EQ(facts.label(site.calls[0]), "outer");
  EXPECT_EQ(facts.label(site.calls[1]), "inner");
}

TEST(Summaries, AddTheLocksOfTheCaller) {
  Facts facts(std::string(kAccount) + R"(
global @big : "std::mutex"
function "f" {
  local "a" : "Account&" parameter
  acquire @big
  call "add"(borrow_mut _a.*)
  release @big
})");
  EXPECT_EQ(facts.locks("f", "add"), "@big, _a.*.mu");
}

TEST(Summaries, DoNotTellOfLocalsAndByValueParameters) {
  Facts facts(R"(
function "g" {
  local "n" : "int" parameter
  local "m" : "int"
  write _n
  write _m
}
function "f" {
  local "n" : "int"
  call "g"(copy _n)
})");
  EXPECT_TRUE(facts.of("g").summary.accesses.empty());
  EXPECT_EQ(facts.accesses("f"), "none");
}

TEST(Summaries, TellOfWhatAnOutParameterPointsAt) {
  Facts facts(R"(
global @n : "int"
type "int*&" reference copy=borrow to "int*"
function "choose" {
  local "out" : "int*&" parameter
  borrow _out.* = &@n
}
function "f" {
  local "p" : "int*"
  call "choose"(borrow_mut _p)
  write _p.*               // through
})");
  EXPECT_EQ(facts.accesses("f"), "writes @n");
}

TEST(Summaries, TellOfWhatAReturnedPointerPointsAt) {
  Facts facts(std::string(kAccount) + R"(
function "total" {
  local 0 : "int*"
  local "a" : "Account&" parameter
  borrow _0 = &_a.*.sum
}
function "f" {
  local "a" : "Account&" parameter
  local "p" : "int*"
  call "total"(borrow_mut _a.*) -> _p
  write _p.*
})");
  EXPECT_EQ(facts.accesses("f"), "writes _a.*.sum");
}

TEST(Summaries, OfAnEarlierFunctionDoNotMatterWhenItIsNotCalled) {
  Facts facts(std::string(kAccount) + "function \"f\" {}");
  EXPECT_EQ(facts.accesses("f"), "none");
}

// Callables -------------------------------------------------------------------

constexpr char kJob[] = R"(
global @mu : "std::mutex"
global @n : "int"
type "job" closure record call_operator "job::run"
type "job*" pointer copy=borrow to "job"
type "job&" reference copy=borrow to "job"
field .ref : "int&" of "job"
function "job::run" lambda method record "job" {
  local "this" : "job*" this
  write @n                 // run
}
)";

TEST(Summaries, RunACallersClosureUnderTheCalleesLocks) {
  Facts facts(std::string(kJob) + R"(
type "F&" reference copy=borrow to "std::function"
function "locked" {
  local "callback" : "F&" parameter
  acquire @mu
  call _callback.*()
  release @mu
}
function "f" {
  local "job" : "job"
  call "locked"(borrow_mut _job)
})");
  ASSERT_EQ(facts.of("locked").summary.invoked.size(), 1u);
  EXPECT_EQ(facts.locks("locked", facts.of("locked").summary.invoked[0].locks),
            "@mu");
  EXPECT_EQ(facts.locks("f", "run"), "@mu");
}

TEST(Summaries, RunAClosureWhereItIsCalled) {
  Facts facts(std::string(kJob) + R"(
function "f" {
  local "job" : "job"
  acquire @mu
  init _job
  release @mu
  call "job::run"(borrow_mut _job)
})");
  EXPECT_EQ(facts.locks("f", "run"), "nothing");
}

TEST(Summaries, RunWhatAFunctionObjectHolds) {
  Facts facts(std::string(kJob) + R"(
function "f" {
  local "job" : "job"
  local "callback" : "std::function"
  move _callback = _job
  acquire @mu
  call _callback()
  release @mu
})");
  EXPECT_EQ(facts.locks("f", "run"), "@mu");
}

TEST(Summaries, TellWhatIsStoredInAnObject) {
  Facts facts(std::string(kAccount) + R"(
function "subscribe" method record "Account" {
  local "this" : "Account*" this
  local "callback" : "std::function" parameter
  move _this.*.on_change = _callback
})");
  const std::vector<Stored>& stored = facts.of("subscribe").summary.stored;
  ASSERT_EQ(stored.size(), 1u);
  EXPECT_EQ(facts.spell(facts.id("subscribe"), stored[0].from), "_callback");
  EXPECT_EQ(facts.spell(facts.id("subscribe"), stored[0].to),
            "_this.*.on_change");
  EXPECT_TRUE(stored[0].is_moved);
  EXPECT_FALSE(stored[0].is_channel);
}

TEST(Summaries, KeepACallbackThatAHelperStores) {
  Facts facts(std::string(kAccount) + R"(
type "job" closure record call_operator "job::run"
field .ref : "int&" of "job"
function "job::run" lambda method record "job" {
  local "this" this
}
function "subscribe" method record "Account" {
  local "this" : "Account*" this
  local "callback" : "std::function" parameter
  move _this.*.on_change = _callback
}
function "f" {
  local "a" : "Account&" parameter
  local "n" : "int"
  local "job" : "job"
  init _n
  init _job
  borrow _job.ref = &_n
  call "subscribe"(borrow_mut _a.*, move _job)  // callback
  kill _job implicit
  kill _n implicit         // end
})");
  EXPECT_EQ(facts.outlived(), "callback outlives _n at end");
}

// Other effects ---------------------------------------------------------------

TEST(Summaries, TellWhetherAnExceptionLeaves) {
  Facts facts(R"(
function "throws" { throw }
function "catches" {
bb0 unwind bb1:
  throw
bb1:
  return
}
function "promises" noexcept { throw }
function "passes on" {
bb0 unwind bb1:
  call "throws"() may_throw
  return
bb1:
  unwind
}
function "calls" { call "catches"() may_throw })");
  EXPECT_TRUE(facts.of("throws").summary.throws);
  EXPECT_TRUE(facts.of("passes on").summary.throws);
  EXPECT_FALSE(facts.of("catches").summary.throws);
  EXPECT_FALSE(facts.of("promises").summary.throws);
  EXPECT_FALSE(facts.of("calls").summary.throws);
}

TEST(Summaries, OfAVirtualCallAreOfTheOnlyOverrider) {
  Facts facts(R"(
global @n : "int"
type "Base" record
type "Base&" reference copy=borrow to "Base"
callee "Base::run" virtual method usr "Base::run"
function "Derived::run" method virtual overrides "Base::run" {
  local "this" this
  write @n
}
function "f" {
  local "base" : "Base&" parameter
  call "Base::run"(borrow_mut _base.*)
})");
  EXPECT_EQ(facts.accesses("f"), "writes @n");
}

TEST(Summaries, OfACalleeWithoutABodyAreNotGuessed) {
  Facts facts(R"(
global @n : "int"
function "f" {
  call "elsewhere"()
  write @n                 // after
})");
  EXPECT_EQ(facts.accesses("f"), "writes @n");
  EXPECT_EQ(facts.locks("after"), "nothing");
  EXPECT_EQ(facts.running("f"), "none");
}

TEST(Summaries, ReadWellInPrint) {
  Facts facts(kAccount);
  ir::Printer names(facts.module);
  std::string text =
      print_facts(facts.module, facts.id("add"), facts.of("add"), names);
  EXPECT_EQ(text.substr(0, text.find('\n')), "add:");
  EXPECT_NE(text.find("writes _1.*.sum"), std::string::npos) << text;
  EXPECT_NE(text.find("under _1.*.mu"), std::string::npos) << text;
}

}  // namespace
}  // namespace fearless::analysis
