// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the user says of functions in the source: <fearless/annotations.h>.

#include "tests/checker/lower/lowered.h"

namespace fearless::lower {
namespace {

const std::string kPool = R"cc(
#include <fearless/annotations.h>

#include <memory>
  struct Data {
    int id = 0;
  };
  using Order = std::unique_ptr<Data>;
  struct Pool {
    template <typename F>
    void post(FEARLESS_SPAWNS F task) {}
    void each(FEARLESS_INVOKES void (*visit)(int));
    void on_idle([[clang::annotate("fearless::stores")]] void (*callback)());
    void put(FEARLESS_SENDS Order order, int priority);
    template <typename... Orders>
    void put_all(FEARLESS_SENDS Orders... orders);
    FEARLESS_EFFECT("acquire this; borrow this.*") Data& open();
    FEARLESS_JOINS int stop(int seconds);
    virtual ~Pool();
    virtual void submit(FEARLESS_SENDS Order order) = 0;
  };
  struct Local : Pool {
    void submit(Order order) override;
  };
  FEARLESS_SENDS void publish(Order order);
)cc";

const std::vector<std::string> kFlags = {
    "-std=c++20", "-I" FEARLESS_SOURCE_DIR "/runtime/include"};

TEST(Mark, ReplacesTheCall) {
  Lowered code(kPool + R"cc(
                 void tasks(Pool& pool, int n, void (*visit)(int),
                            void (*idle)()) {
                   pool.post([&n] { ++n; });
                   pool.each(visit);
                   pool.on_idle(idle);
                 }
                 void orders(Pool& pool, Order& a, Order& b, int* n) {
                   pool.put(std::move(a), *n);
                   pool.put_all(std::move(b));
                 }
                 int lock(Pool& pool) { return pool.open().id; }
               )cc",
               kFlags);
  code.expect("tasks",
              {"borrow _5.n = &_2", "spawn task (move _5) in _1.*", "read _3",
               "call _3() may_throw predicate", "store (copy _4) in _1.*"});
  code.expect("orders", {"read _4", "read _4.*", "send (move _2.*) via _1.*",
                         "send (move _3.*) via _1.*"});
  code.expect("lock", {"acquire _1.*", "copy _0 = _1.*.*.id"});
}

TEST(Mark, LeavesTheCallWhereOnlyMoreIsSaid) {
  Lowered code(kPool + R"cc(
                 int f(Pool& pool) { return pool.stop(3); }
               )cc",
               kFlags);
  code.expect("f", {"call \"Pool::stop\"(borrow_mut _1.*, constant) -> _0 "
                    "may_throw",
                    "join _1.*"});
}

TEST(Mark, OnAFreeFunctionNamesNoChannel) {
  Lowered code(kPool + "void f(Order& order) { publish(std::move(order)); }",
               kFlags);
  code.expect("f", {"send (move _1.*)"});
}

TEST(Mark, IsThatOfTheOverriddenMethod) {
  Lowered code(kPool + R"cc(
                 void f(Local& local, Order& order) {
                   local.submit(std::move(order));
                 }
               )cc",
               kFlags);
  code.expect("f", {"send (move _2.*) via _1.*"});
}

TEST(Mark, StartsThreadsThatNobodySees) {
  Lowered code(R"cc(
#include <fearless/annotations.h>

                 struct Player {
                   FEARLESS_THREAD_ROOT virtual void fill() { ++frames; }
                   void seek() { frames = 0; }
                   int frames = 0;
                 };
                 struct Mixer : Player {
                   void fill() override { frames = 2; }
                 };
                 struct QThread {
                   virtual void run();
                 };
                 struct Loader : QThread {
                   void run() override {}
                 };
               )cc",
               kFlags);
  using ir::FunctionFlag;
  for (const char* name : {"Player::fill", "Mixer::fill", "Loader::run"})
    EXPECT_TRUE(code.find(name)->is(FunctionFlag::kThreadRoot)) << name;
  EXPECT_FALSE(code.find("Player::seek")->is(FunctionFlag::kThreadRoot));
}

TEST(Mark, IsReportedOnceWhenItIsWrong) {
  UnitResult result = lower_text(R"cc(
    template <typename T>
    void f([[clang::annotate("fearless::snds")]] T value);
    void g() {
      f(1);
      f(2.0);
    }
  )cc");
  ASSERT_EQ(result.module.problems.size(), 1u);
  const ir::Problem& problem = result.module.problems[0];
  EXPECT_EQ(problem.kind, ir::Problem::Kind::kNote);
  EXPECT_EQ(problem.text.substr(0, 58),
            "unknown mark on a parameter `snds`; did you mean `sends`? ");
  EXPECT_EQ(problem.range.line, 3u);
}

}  // namespace
}  // namespace fearless::lower
