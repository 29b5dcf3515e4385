// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What threads reach, what helpers start and join, and what they are called.

#include <gtest/gtest.h>

#include "tests/checker/analysis/threads.h"

namespace fearless::analysis {
namespace {

TEST(Threads, AreLiveOnlyBesideWhatTheyReach) {
  Facts facts = with_threads(R"(
  spawn fn "work"(borrow_mut _n) -> _t  // worker
  write _n       // reached
  write _m       // out of reach
  join _t
)");
  EXPECT_EQ(facts.live("reached"), "worker");
  EXPECT_EQ(facts.live("out of reach"), "no access");
}

TEST(Threads, WriteWhatTheyAreGiven) {
  Facts facts = with_threads(R"(
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

// That it does is known only when the function has been gone through.
TEST(Threads, OfAHelperReachLocalsOfItsCaller) {
  Facts facts = Facts(std::string(kWork) + R"(
function "start" {
  local "n" : "int*" parameter
  spawn detached fn "work"(copy _n)  // worker
}
function "f" {
  local "n" : "int"
  local "m" : "int"
  write _n       // before
  call "start"(borrow_mut _n)
  write _n       // beside
  write _m
})");
  EXPECT_EQ(facts.live("before"), "none");
  EXPECT_EQ(facts.live("beside"), "worker");
  EXPECT_EQ(facts.accesses("f").find("_m"), std::string::npos);
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
  Facts facts =
      with_threads("  spawn fn \"work\"(borrow_mut _n) -> _t\n  join _t\n");
  ASSERT_EQ(facts.all.spawns.size(), 2u);  // [0] is the own thread
  EXPECT_EQ(facts.all.spawns[1].name, "t");
  EXPECT_EQ(facts.all.spawns[1].entry, facts.id("work"));
}

TEST(Threads, AreNumberedOncePerLine) {
  Facts facts = with_threads(R"(
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
