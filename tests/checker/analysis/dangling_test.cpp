// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a thread, task or callback points at must not die before it.

#include <gtest/gtest.h>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

Facts run(const std::string& body) {
  return Facts(R"(
type "job" closure record call_operator "job::run"
type "job*" pointer copy=borrow to "job"
field .ref : "int&" of "job"
field .own : "int" of "job"
function "job::run" lambda method record "job" {
  local "this" : "job*" this
}
function "work" {
  local "n" : "int*" parameter
  write _n.*
}
function "f" {
  local "n" : "int"
  local "t" : "std::thread"
  local "j" : "std::jthread"
  local "terminating" : "Terminating"
  local "job" : "job"
  local "future" : "std::future"
  local "pool" : "Pool"
  local "numbers" : "Numbers"
  local "it" : "Iterator"
  local "owner" : "OrderPtr"
  local "raw" : "Order*"
  local "flag" : "bool"
)" + body + "\n}");
}

TEST(Dangling, WhenALocalDiesBeforeTheJoin) {
  Facts facts = run(R"(
  init _n
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  kill _n implicit         // end
  join _t
)");
  EXPECT_EQ(facts.outlived(), "worker outlives _n at end");
}

TEST(Dangling, NotWhenTheHandlesDeathEndsTheProgram) {
  Facts facts = run(R"(
  init _n
  spawn fn "work"(borrow_mut _n) -> _terminating  // worker
  kill _terminating implicit
  kill _n implicit         // end
)");
  EXPECT_EQ(facts.outlived(), "none");
}

TEST(Dangling, WhenTheHandlesDeathLetsTheThreadGo) {
  Facts facts = run(R"(
  init _n
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  kill _t implicit
  kill _n implicit         // end
)");
  EXPECT_EQ(facts.outlived(), "worker outlives _n at end");
}

TEST(Dangling, NotWhenJoinedBefore) {
  Facts facts = run(R"(
  init _n
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  join _t
  kill _n implicit         // end
)");
  EXPECT_EQ(facts.outlived(), "none");
}

TEST(Dangling, WhenAThreadIsDetached) {
  Facts facts = run(R"(
  init _n
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  detach _t                // let go
  kill _n implicit         // end
)");
  EXPECT_EQ(facts.outlived(), "worker outlives _n at end");
  ASSERT_EQ(facts.of("f").outlived.size(), 1u);
  const Outlived& outlived = facts.of("f").outlived[0];
  EXPECT_TRUE(outlived.thread.is_detached);
  EXPECT_EQ(facts.label(outlived.thread.let_go.range), "let go");
}

TEST(Dangling, OnlyOnThePathThatReturnsEarly) {
  Facts facts = run(R"(
  init _n
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  branch _flag bb1 bb2
bb1:
  kill _n implicit         // early
  return
bb2:
  join _t
  kill _n implicit         // end
)");
  EXPECT_EQ(facts.outlived(), "worker outlives _n at early");
}

TEST(Dangling, WhenAnExceptionSkipsTheJoin) {
  Facts facts = Facts(R"(
function "fails" { throw }
function "work" {
  local "n" : "int*" parameter
}
function "f" {
  local "n" : "int"
  local "t" : "std::thread"
bb0 unwind bb1:
  init _n
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  call "fails"() may_throw
  join _t
  kill _n implicit         // end
  return
bb1:
  kill _n implicit         // caught
  unwind
})");
  EXPECT_EQ(facts.outlived(), "worker outlives _n at caught");
}

TEST(Dangling, ByAReferenceInAClosure) {
  Facts facts = run(R"(
  init _n
  init _job
  borrow _job.ref = &_n
  spawn move _job -> _t    // worker
  kill _job implicit       // closure
  kill _n implicit         // end
  join _t
)");
  EXPECT_EQ(facts.outlived(), "worker outlives _n at end");
}

TEST(Dangling, NotByAValueInAClosure) {
  Facts facts = run(R"(
  init _n
  init _job
  copy _job.own = _n
  spawn move _job -> _t    // worker
  kill _job implicit       // closure
  kill _n implicit         // end
  detach _t
)");
  EXPECT_EQ(facts.outlived(), "none");
}

TEST(Dangling, NotByAnArgumentThatIsCopied) {
  Facts facts = run(R"(
  init _n
  spawn fn "work"(copy _n) -> _t  // worker
  detach _t
  kill _n implicit         // end
)");
  EXPECT_EQ(facts.outlived(), "none");
}

TEST(Dangling, NotByAGlobal) {
  Facts facts = Facts(R"(
global @n : "int"
function "work" { write @n }
function "f" {
  spawn detached fn "work"
})");
  EXPECT_EQ(facts.outlived(), "none");
}

TEST(Dangling, InTheOrderOfDeclarations) {
  EXPECT_EQ(run(R"(
  init _n
  init _j
  spawn joining fn "work"(borrow_mut _n) -> _j  // worker
  kill _j implicit
  kill _n implicit         // end
)")
                .outlived(),
            "none");
  EXPECT_EQ(run(R"(
  init _j
  init _n
  spawn joining fn "work"(borrow_mut _n) -> _j  // worker
  kill _n implicit         // end
  kill _j implicit
)")
                .outlived(),
            "worker outlives _n at end");
}

TEST(Dangling, WhenAPoolOutlivesTheData) {
  EXPECT_EQ(run(R"(
  init _n
  init _pool
  spawn task fn "work"(borrow_mut _n) in _pool  // task
  kill _pool implicit
  kill _n implicit         // end
)")
                .outlived(),
            "none");
  EXPECT_EQ(run(R"(
  init _pool
  init _n
  spawn task fn "work"(borrow_mut _n) in _pool  // task
  kill _n implicit         // end
  kill _pool implicit
)")
                .outlived(),
            "task outlives _n at end");
}

TEST(Dangling, NotWhenAFutureWaits) {
  Facts facts = run(R"(
  init _n
  init _future
  spawn future fn "work"(borrow_mut _n) -> _future  // task
  kill _future implicit
  kill _n implicit         // end
)");
  EXPECT_EQ(facts.outlived(), "none");
}

TEST(Dangling, ByAnIteratorIntoAContainer) {
  Facts facts = run(R"(
  init _numbers
  borrow _it = &_numbers[]
  spawn fn "work"(copy _it) -> _t  // worker
  kill _numbers implicit   // end
  join _t
)");
  EXPECT_EQ(facts.outlived(), "worker outlives _numbers[] at end");
}

TEST(Dangling, WhenAnOwnerTakesItsObjectAlong) {
  Facts facts = run(R"(
  init _owner
  borrow _raw = &_owner.*
  spawn fn "work"(copy _raw) -> _t  // worker
  kill _owner implicit     // end
  join _t
)");
  EXPECT_EQ(facts.outlived(), "worker outlives _owner.* at end");
}

TEST(Dangling, NotWhenTheOwnerMovedOn) {
  Facts facts = Facts(R"(
global @shelf : "OrderPtr"
function "work" {
  local "o" : "Order*" parameter
}
function "f" {
  local "owner" : "OrderPtr"
  local "raw" : "Order*"
  local "t" : "std::thread"
  init _owner
  borrow _raw = &_owner.*
  move @shelf = _owner
  spawn fn "work"(copy _raw) -> _t  // worker
  kill _owner implicit     // end
  join _t
})");
  EXPECT_EQ(facts.outlived(), "none");
}

TEST(Dangling, WhenAnObjectIsFreedMeanwhile) {
  Facts facts = run(R"(
  init _owner
  borrow _raw = &_owner.*
  spawn fn "work"(copy _raw) -> _t  // worker
  kill _owner.*            // reset
  reinit _owner
  join _t
)");
  EXPECT_EQ(facts.outlived(), "worker outlives _owner.* at reset");
  ASSERT_FALSE(facts.of("f").outlived.empty());
  EXPECT_TRUE(facts.of("f").outlived[0].is_explicit);
}

// Callbacks -------------------------------------------------------------------

TEST(Dangling, WhenACallbackIsKeptForLater) {
  Facts facts = Facts(R"(
type "job" closure record call_operator "job::run"
field .ref : "int&" of "job"
type "Signal" record
type "Signal&" reference copy=borrow to "Signal"
function "job::run" lambda method record "job" {
  local "this" this
}
function "f" {
  local "signal" : "Signal&" parameter
  local "n" : "int"
  local "job" : "job"
  init _n
  init _job
  borrow _job.ref = &_n
  store move _job in _signal.*  // callback
  kill _job implicit
  kill _n implicit         // end
})");
  EXPECT_EQ(facts.outlived(), "callback outlives _n at end");
}

// Helpers ---------------------------------------------------------------------

TEST(Dangling, ThroughAHelperThatDetaches) {
  Facts facts = Facts(R"(
function "work" {
  local "n" : "int*" parameter
}
function "start" {
  local "n" : "int*" parameter
  local "t" : "std::thread"
  spawn fn "work"(copy _n) -> _t  // worker
  detach _t
}
function "f" {
  local "n" : "int"
  init _n
  call "start"(borrow_mut _n)
  kill _n implicit         // end
})");
  EXPECT_EQ(facts.outlived(), "worker outlives _n at end");
}

TEST(Dangling, NotThroughAHelperThatJoins) {
  Facts facts = Facts(R"(
function "work" {
  local "n" : "int*" parameter
}
function "start" {
  local "n" : "int*" parameter
  local "t" : "std::thread"
  spawn fn "work"(copy _n) -> _t  // worker
  join _t
}
function "f" {
  local "n" : "int"
  init _n
  call "start"(borrow_mut _n)
  kill _n implicit         // end
})");
  EXPECT_EQ(facts.outlived(), "none");
}

TEST(Dangling, ByAHandleThatIsReturned) {
  Facts facts = Facts(R"(
function "work" {
  local "n" : "int*" parameter
}
function "f" {
  local 0 : "std::thread"
  local "n" : "int"
  init _n
  spawn fn "work"(borrow_mut _n) -> _0  // worker
  kill _n implicit         // end
})");
  EXPECT_EQ(facts.outlived(), "worker outlives _n at end");
}

}  // namespace
}  // namespace fearless::analysis
