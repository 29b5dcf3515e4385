// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which threads may run when. `live("line")` are the threads that may reach
// what is accessed there, `running("f")` those that a call of f leaves behind.

#include <gtest/gtest.h>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

// `work` reaches all that it is given: a global and its parameter.
constexpr char kWork[] = R"(
global @hits : "int"
global @quiet : "int"
function "work" {
  local "n" : "int*" parameter
  write @hits
  write _n.*
}
)";

Facts run(const std::string& body) {
  return Facts(std::string(kWork) + R"(
function "f" {
  local "n" : "int"
  local "m" : "int"
  local "t" : "std::thread"
  local "u" : "std::thread"
  local "j" : "std::jthread"
  local "ts" : "Threads"
  local "each" : "std::thread&"
  local "scope" : "Scope"
  local "pool" : "Pool"
  local "future" : "std::future"
  local "ok" : "bool"
)" + body + "\n}");
}

TEST(Threads, RunFromSpawnToJoin) {
  Facts facts = run(R"(
  write @hits    // before
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  write @hits    // beside
  join _t
  write @hits    // after
)");
  EXPECT_EQ(facts.live("before"), "none");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
  EXPECT_EQ(facts.running("f"), "none");
}

TEST(Threads, AreJoinedOneByOne) {
  Facts facts = run(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // first
  spawn fn "work"(borrow_mut _m) -> _u  // second
  write @hits    // both
  join _t
  write @hits    // one
  join _u
  write @hits    // none
)");
  EXPECT_EQ(facts.live("both"), "first, second");
  EXPECT_EQ(facts.live("one"), "second");
  EXPECT_EQ(facts.live("none"), "none");
}

TEST(Threads, ThatAreDetachedGoOn) {
  Facts facts = run(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  detach _t
  join _t
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "worker");
  EXPECT_EQ(facts.running("f"), "worker detached");
}

TEST(Threads, ThatStartDetachedCannotBeJoined) {
  Facts facts = run(R"(
  spawn detached fn "work"(borrow_mut _n)  // worker
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "worker");
  EXPECT_EQ(facts.running("f"), "worker detached");
}

TEST(Threads, AreJoinedByTheirHandleWhenItSaysSo) {
  Facts facts = run(R"(
  init _j
  spawn joining fn "work"(borrow_mut _n) -> _j  // worker
  write @hits    // beside
  kill _j implicit
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, OutliveAHandleThatDoesNotJoin) {
  Facts facts = run(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  kill _t implicit
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "worker");
  EXPECT_EQ(facts.running("f"), "worker");
}

TEST(Threads, MayRunWhenOnlyOnePathJoins) {
  Facts facts = run(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  branch bb1 bb2
bb1:
  join _t
  goto bb2
bb2:
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "worker");
}

TEST(Threads, AreOverWhenBothPathsJoin) {
  Facts facts = run(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  branch bb1 bb2
bb1:
  join _t
  goto bb3
bb2:
  join _t
  goto bb3
bb3:
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, AreOverWhenTheirHandleIsNotJoinable) {
  Facts facts = run(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  joinable _t -> _ok
  branch _ok bb1 bb2
bb1:
  join _t
  goto bb2
bb2:
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, OfAVectorAreJoinedByALoop) {
  Facts facts = run(R"(
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  spawn fn "work"(borrow_mut _n) -> _ts[]  // worker
  goto bb1
bb3:
  write @hits    // beside
  goto bb4
bb4:
  branch bb5 bb6
bb5:
  init _each
  borrow _each = &_ts[]
  join _each.*
  kill _each implicit
  goto bb4
bb6:
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, OfOneLineInALoopRunBesideEachOther) {
  Facts facts(R"(
global @hits : "int"
function "work" {
  write @hits    // work
}
function "f" {
  local "ts" : "Threads"
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  spawn fn "work" -> _ts[]  // worker
  goto bb1
bb3:
  return
})");
  EXPECT_EQ(facts.live("f", "work"), "worker");
}

TEST(Threads, OfOneLineDoNotRunBesideThemselvesWhenJoinedInTheRound) {
  Facts facts(R"(
global @hits : "int"
function "work" {
  write @hits    // work
}
function "f" {
  local "t" : "std::thread"
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  init _t
  spawn fn "work" -> _t  // worker
  join _t
  kill _t implicit
  goto bb1
bb3:
  return
})");
  EXPECT_EQ(facts.live("f", "work"), "none");
}

TEST(Threads, OfAScopeEndWithIt) {
  Facts facts = run(R"(
  init _scope
  spawn scoped fn "work"(borrow_mut _n) in _scope  // worker
  write @hits    // beside
  kill _scope implicit
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, OfAPoolEndWithIt) {
  Facts facts = run(R"(
  init _pool
  spawn task fn "work"(borrow_mut _n) in _pool  // task
  write @hits    // beside
  kill _pool implicit
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "task");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, ThatRunAllBeforeTheCallReturnsAreOver) {
  Facts facts = run(R"(
  spawn parallel fn "work"(borrow_mut _n)  // workers
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, AreOverWhenTheirFutureIsThere) {
  Facts facts = run(R"(
  spawn future fn "work"(borrow_mut _n) -> _future  // task
  write @hits    // beside
  join _future
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "task");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, AreOverWhenTheirFutureDies) {
  Facts facts = run(R"(
  init _future
  spawn future fn "work"(borrow_mut _n) -> _future  // task
  kill _future implicit
  write @hits    // after
)");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, FollowAHandleThatMoves) {
  Facts facts = run(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  move _u = _t
  kill _t implicit
  write @hits    // beside
  join _u
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, FollowAHandleIntoAContainer) {
  Facts facts = run(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  move _ts[] = _t
  kill _t implicit
  write @hits    // beside
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  join _ts[]
  goto bb1
bb3:
  write @hits    // after
)");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, MeetAtALatch) {
  Facts facts(R"(
function "work" {
  local "done" : "std::latch&" parameter
  notify _done.*
}
global @n : "int"
function "f" {
  local "done" : "std::latch"
  spawn detached fn "work"(borrow_mut _done)  // worker
  write @n       // beside
  block barrier _done
  write @n       // after
})");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

// Reach -----------------------------------------------------------------------

TEST(Threads, AreLiveOnlyBesideWhatTheyReach) {
  Facts facts = run(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  write _n       // reached
  write _m       // out of reach
  join _t
)");
  EXPECT_EQ(facts.live("reached"), "worker");
  EXPECT_EQ(facts.live("out of reach"), "no access");
}

TEST(Threads, WriteWhatTheyAreGiven) {
  Facts facts = run(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  join _t
)");
  EXPECT_EQ(facts.accesses("f"), "writes @hits on worker, writes _n on worker");
}

TEST(Threads, WriteWhatTheyCapture) {
  Facts facts(R"(
type "job" closure record call_operator "job::run"
type "job*" pointer copy=borrow to "job"
field .ref : "int&" of "job"
field .own : "int" of "job"
function "job::run" lambda method record "job" {
  local "this" : "job*" this
  write _this.*.ref.*
  write _this.*.own
}
function "f" {
  local "n" : "int"
  local "m" : "int"
  local "job" : "job"
  local "t" : "std::thread"
  init _job
  borrow _job.ref = &_n
  copy _job.own = _m
  spawn move _job -> _t  // worker
  kill _job implicit
  read _n        // n
  read _m        // m
  join _t
})");
  EXPECT_EQ(facts.accesses("f"), "reads _n, writes _n on worker");
  EXPECT_EQ(facts.live("n"), "worker");
}

TEST(Threads, StartedByThreadsRunToo) {
  Facts facts(R"(
global @n : "int"
function "inner" { write @n }
function "outer" {
  spawn detached fn "inner"    // inner
}
function "f" {
  local "t" : "std::thread"
  spawn fn "outer" -> _t       // outer
  join _t
  write @n       // after
})");
  EXPECT_EQ(facts.live("after"), "inner");
}

// Helpers ---------------------------------------------------------------------

TEST(Threads, OfAHelperRunInItsCaller) {
  Facts facts = Facts(std::string(kWork) + R"(
function "start" {
  local 0 : "std::thread"
  local "n" : "int*" parameter
  spawn fn "work"(copy _n) -> _0  // worker
}
function "f" {
  local "n" : "int"
  local "t" : "std::thread"
  call "start"(borrow_mut _n) -> _t
  write @hits    // beside
  join _t
  write @hits    // after
})");
  EXPECT_EQ(facts.running("start"), "worker in _0");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, AreJoinedByAHelper) {
  Facts facts = Facts(std::string(kWork) + R"(
function "finish" {
  local "t" : "std::thread&" parameter
  join _t.*
}
function "f" {
  local "n" : "int"
  local "t" : "std::thread"
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  call "finish"(borrow_mut _t)
  write @hits    // after
})");
  EXPECT_EQ(facts.live("after"), "none");
  EXPECT_EQ(facts.places("finish", facts.of("finish").summary.joined), "_t.*");
}

TEST(Threads, AreJoinedByAHelperThatGoesThroughAll) {
  Facts facts = Facts(std::string(kWork) + R"(
function "finish" {
  local "ts" : "Threads&" parameter
  goto bb1
bb1:
  branch bb2 bb3
bb2:
  join _ts.*[]
  goto bb1
bb3:
  return
}
function "f" {
  local "n" : "int"
  local "ts" : "Threads"
  spawn fn "work"(borrow_mut _n) -> _ts[]  // worker
  call "finish"(borrow_mut _ts)
  write @hits    // after
})");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, OfAMemberAreJoinedByTheDestructor) {
  Facts facts = Facts(std::string(kWork) + R"(
type "Server" record destructor "Server::~Server"
type "Server*" pointer copy=borrow to "Server"
field .thread : "std::thread" of "Server"
function "Server::start" method record "Server" {
  local "this" : "Server*" this
  local "n" : "int*" parameter
  spawn fn "work"(copy _n) -> _this.*.thread  // worker
}
function "Server::~Server" method destructor record "Server" {
  local "this" : "Server*" this
  join _this.*.thread
  kill _this.*.thread implicit
}
function "f" {
  local "n" : "int"
  local "server" : "Server"
  init _server
  call "Server::start"(borrow_mut _server, borrow_mut _n)
  write @hits    // beside
  call "Server::~Server"(borrow_mut _server) implicit
  kill _server implicit
  write @hits    // after
})");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.live("after"), "none");
}

TEST(Threads, AreNamedAfterTheirHandle) {
  Facts facts = run("  spawn fn \"work\"(borrow_mut _n) -> _t\n  join _t\n");
  ASSERT_EQ(facts.all.spawns.size(), 2u);  // [0] is the own thread
  EXPECT_EQ(facts.all.spawns[1].name, "t");
  EXPECT_EQ(facts.all.spawns[1].entry, facts.id("work"));
}

TEST(Threads, AreNumberedOncePerLine) {
  Facts facts = run(R"(
  goto bb1
bb1:
  spawn fn "work"(borrow_mut _n) -> _t
  join _t
  branch bb1 bb2
bb2:
  spawn fn "work"(borrow_mut _n) -> _t
  join _t
)");
  EXPECT_EQ(facts.all.spawns.size(), 3u);
}

// `tell` fulfils the promise that it is given, and then goes on.
constexpr char kTell[] = R"(
type "Promise" record copy=owner
type "Promise*" pointer copy=borrow to "Promise"
function "tell" {
  local "p" : "Promise*" parameter
  local "n" : "int*" parameter
  local "m" : "int*" parameter
  write _n.*
  notify _p.*
  write _m.*
}
function "g" {
  local "p" : "Promise"
  local "n" : "int"
  local "m" : "int"
  local "t" : "std::thread"
  spawn fn "tell"(borrow_mut _p, borrow_mut _n, borrow_mut _m) -> _t // teller
  block future _p
  write _n                   // told
  write _m                   // later
  join _t
}
)";

TEST(Threads, GoOnAfterTheirSignal) {
  Facts facts{std::string(kTell)};
  EXPECT_EQ(facts.live("told"), "none");
  EXPECT_EQ(facts.live("later"), "teller");
}

}  // namespace
}  // namespace fearless::analysis
