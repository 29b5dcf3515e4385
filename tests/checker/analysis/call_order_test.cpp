// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/call_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "tests/checker/analysis/facts_of.h"

namespace fearless::analysis {
namespace {

// Position of each function's group in the order, by name; also that every
// function is in exactly one group.
std::map<std::string, std::size_t> order_of(const ir::Module& module) {
  std::map<std::string, std::size_t> group_of;
  std::vector<std::vector<ir::FunctionId>> groups = call_order(module);
  for (std::size_t at = 0; at < groups.size(); ++at)
    for (ir::FunctionId id : groups[at])
      EXPECT_TRUE(group_of.emplace(module.functions[id].name, at).second);
  EXPECT_EQ(group_of.size(), module.functions.size());
  return group_of;
}
std::map<std::string, std::size_t> order_of(const std::string& text) {
  return order_of(parsed(text));
}

std::string callees(const ir::Module& module, ir::FunctionId caller) {
  std::set<std::string> names;
  for (ir::FunctionId id : callees_of(module, caller))
    names.insert(module.functions[id].name);
  return listed(names);
}

TEST(CallOrder, PutsCalleesFirst) {
  auto order = order_of(R"(
function "top" { call "middle"() }
function "middle" { call "bottom"() }
function "bottom" {}
)");
  EXPECT_LT(order["bottom"], order["middle"]);
  EXPECT_LT(order["middle"], order["top"]);
}

TEST(CallOrder, MakesOneGroupOfARecursion) {
  auto order = order_of(R"(
function "top" { call "ping"() }
function "ping" { call "pong"() }
function "pong" {
  call "ping"()
  call "bottom"()
}
function "bottom" {}
)");
  EXPECT_EQ(order["ping"], order["pong"]);
  EXPECT_LT(order["bottom"], order["ping"]);
  EXPECT_LT(order["ping"], order["top"]);
}

TEST(CallOrder, KeepsTwoRecursionsApart) {
  auto order = order_of(R"(
function "a" { call "b"() }
function "b" {
  call "a"()
  call "c"()
}
function "c" { call "d"() }
function "d" { call "c"() }
)");
  EXPECT_EQ(order["a"], order["b"]);
  EXPECT_EQ(order["c"], order["d"]);
  EXPECT_LT(order["c"], order["a"]);
}

TEST(CallOrder, CountsWhatAThreadRunsAsCalled) {
  auto order = order_of(R"(
function "main" {
  local "t" : "std::thread"
  spawn fn "work" -> _t
}
function "work" {}
)");
  EXPECT_LT(order["work"], order["main"]);
}

TEST(CallOrder, CountsClosuresAsCalled) {
  auto order = order_of(R"(
type "job" closure record call_operator "job::run"
function "main" {
  local "task" : "job"
  store move _task in _task
}
function "job::run" lambda method record "job" {
  local "this" this
}
)");
  EXPECT_LT(order["job::run"], order["main"]);
}

TEST(CallOrder, CountsDestructorsAsCalled) {
  auto order = order_of(R"(
function "f" {
  local "o" : "Order"
  call "Order::~Order"(borrow_mut _o) implicit
  kill _o implicit
}
function "Order::~Order" method destructor record "Order" {
  local "this" : "Order*" this
}
)");
  EXPECT_LT(order["Order::~Order"], order["f"]);
}

TEST(CallOrder, CountsOverridersAsCalled) {
  auto order = order_of(R"(
callee "Base::run" virtual method usr "Base::run"
function "f" { call "Base::run"(constant) }
function "Derived::run" method virtual overrides "Base::run" {
  local "this" this
}
)");
  EXPECT_LT(order["Derived::run"], order["f"]);
}

TEST(CallOrder, LeavesOutWhatHasNoBody) {
  auto order = order_of("function \"f\" { call \"printf\"() }");
  EXPECT_EQ(order.size(), 1u);
}

TEST(CallOrder, ListsEachCalleeOnce) {
  ir::Module module = parsed(R"(
function "f" {
  call "g"()
  call "g"()
  call "elsewhere"()
  spawn fn "h"
}
function "g" {}
function "h" {}
)");
  EXPECT_EQ(callees(module, 0), "g, h");
  EXPECT_EQ(callees(module, 1), "none");
}

TEST(CallOrder, KnowsWhoCallsItself) {
  ir::Module module = parsed(R"(
function "once" { call "again"() }
function "again" { call "again"() }
)");
  EXPECT_FALSE(calls_itself(module, 0));
  EXPECT_TRUE(calls_itself(module, 1));
}

TEST(CallOrder, FindsOverriders) {
  ir::Module module = parsed(R"(
function "A::run" overrides "Base::run" {}
function "B::run" overrides "Base::run" overrides "Other::run" {}
function "C::run" {}
)");
  auto overriders = overriders_of(module);
  EXPECT_EQ(overriders["Base::run"], (std::vector<ir::FunctionId>{0, 1}));
  EXPECT_EQ(overriders["Other::run"], std::vector<ir::FunctionId>{1});
  EXPECT_EQ(overriders.size(), 2u);
}

// Longer than any stack of ours: f0 calls f1 calls f2 ... calls the last.
ir::Module chain(ir::FunctionId length, bool is_ring) {
  ir::Module module;
  for (ir::FunctionId id = 0; id < length; ++id) {
    std::string name = std::to_string(id);
    module.callees.push_back({.name = name, .usr = name, .function = id});
    ir::Event call;
    call.kind = ir::EventKind::kCall;
    call.callee = (id + 1) % length;
    ir::Function function;
    function.name = function.usr = name;
    function.locals.resize(1);
    function.blocks.resize(1);
    if (is_ring || id + 1 < length) function.blocks[0].events = {call};
    module.functions.push_back(std::move(function));
  }
  return module;
}

TEST(CallOrder, FollowsAChainOfAHundredThousandCalls) {
  auto groups = call_order(chain(100'000, false));
  ASSERT_EQ(groups.size(), 100'000u);
  EXPECT_EQ(groups.front(), std::vector<ir::FunctionId>{99'999});
  EXPECT_EQ(groups.back(), std::vector<ir::FunctionId>{0});
}

TEST(CallOrder, FollowsARecursionOfAHundredThousandCalls) {
  auto groups = call_order(chain(100'000, true));
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].size(), 100'000u);
}

}  // namespace
}  // namespace fearless::analysis
