// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Statements, jumps and what dies on the way.

#include "tests/checker/lower/lowered.h"

namespace fearless::lower {
namespace {

const std::string kGuard = R"cc(
  struct Guard {
    Guard(int&) noexcept;
    ~Guard();
  };
  bool f() noexcept;
  bool g(int) noexcept;
  int* next() noexcept;
  void use(int) noexcept;
  void may();
)cc";
const std::string kDestroy = "call \"Guard::~Guard\"(borrow_mut ";

TEST(Flow, KillsInReverseOnEveryWayOut) {
  Lowered code(kGuard + R"cc(
    int f(int n) {
      Guard a(n);
      if (n) {
        Guard b(n);
        return 2;
      }
      return 1;
    }
  )cc");
  code.expect(
      "f", {"branch _1 bb1 bb2", "constant _0 = 2", kDestroy + "_3) implicit",
            "kill _3 implicit", kDestroy + "_2) implicit", "kill _2 implicit",
            "kill _1 implicit", "return"});
  code.expect("f", {"bb2:", "constant _0 = 1", kDestroy + "_2) implicit",
                    "kill _2 implicit", "kill _1 implicit", "return"});
}

TEST(Flow, KillsWhatATurnOfALoopDeclared) {
  Lowered code(kGuard + R"cc(
    void h(int n) {
      for (int i = 0; i < n; ++i) {
        Guard a(i);
        if (g(i)) continue;
        if (f()) break;
        use(i);
      }
    }
  )cc");
  code.expect("h", {"read _2", "read _1", "branch bb2 bb7", "bb2:", "init _3",
                    "branch _4 bb3 bb5", "bb3:", "kill _3 implicit", "goto bb4",
                    "bb4:", "read _2", "write _2", "goto bb1"});
  code.expect("h", {"bb6:", "kill _3 implicit", "goto bb7",
                    "bb7:", "kill _2 implicit", "return"});
}

TEST(Flow, KeepsAConditionVariableForOneTurn) {
  Lowered code(kGuard + "void h() { while (int* p = next()) use(*p); }");
  code.expect_all(
      "h", {"bb0:", "goto bb1", "bb1:", "init _1", "call \"next\"() -> _1",
            "read _1", "branch _1 bb2 bb3", "bb2:", "read _1",
            "call \"use\"(copy _1.*)", "kill _1 implicit", "goto bb1",
            "bb3:", "kill _1 implicit", "return"});
}

TEST(Flow, LoopsAtLeastOnce) {
  Lowered code(kGuard + "void h() { bool a; do { a = f(); } while (a); }");
  code.expect("h", {"init _1", "bb1:", "call \"f\"() -> _2", "move _1 = _2",
                    "read _1", "branch _1 bb1 bb2"});
}

TEST(Flow, JumpsBackwardsAndForwards) {
  Lowered code(kGuard + R"cc(
    int back(int n) {
    again:
      Guard a(n);
      if (g(n)) goto again;
      return n;
    }
    void forward(int n) {
      {
        Guard a(n);
        if (g(n)) goto out;
        use(n);
      }
    out:
      use(2);
    }
  )cc");
  code.expect("back", {"bb1:", "init _2", "branch _3 bb2 bb3",
                       "bb2:", "kill _2 implicit", "goto bb1"});
  code.expect("forward", {"branch _3 bb1 bb3", "bb1:", "kill _2 implicit",
                          "goto bb2", "bb2:", "call \"use\"(constant)"});
}

TEST(Flow, FallsThroughInASwitch) {
  Lowered code(kGuard + R"cc(
    void h(int n) {
      switch (n) {
        case 1:
          use(1);
        case 2: {
          int k = 3;
          use(k);
          break;
        }
        default:
          use(4);
      }
    }
  )cc");
  code.expect("h", {"read _1", "switch bb1 bb2 bb4", "bb1:",
                    "call \"use\"(constant)", "goto bb2", "bb2:", "init _2",
                    "kill _2 implicit", "goto bb3", "bb3:", "return"});
}

TEST(Flow, TakesTheBranchThatConstexprTakes) {
  Lowered code(kGuard + R"cc(
    template <bool B>
    void pick() {
      if constexpr (B)
        use(1);
      else
        may();
    }
    void both() {
      pick<true>();
      pick<false>();
    }
  )cc");
  code.expect_all("pick", {"bb0:", "call \"use\"(constant)", "return"});
  code.expect_all("pick", {"bb0:", "call \"may\"() may_throw", "return"}, 1);
}

TEST(Flow, EndsOnlyByItsExits) {
  Lowered code(kGuard + "void h() { for (;;) { if (f()) return; } }");
  code.expect_all("h", {"bb0:", "goto bb1", "bb1:", "call \"f\"() -> _1",
                        "branch _1 bb2 bb1", "bb2:", "return"});
}

TEST(Flow, GoesOverElements) {
  Lowered code(kGuard + R"cc(
    struct Pair {
      int first;
      int second;
    };
    extern Pair table[3];
    void by_copy() {
      for (Pair p : table) use(p.first);
    }
    void by_name() {
      for (auto& [a, b] : table) use(b);
    }
  )cc");
  code.expect("by_copy",
              {"read @table", "bb1:", "branch bb2 bb3", "bb2:", "init _1",
               "copy _1 = @table[]", "call \"use\"(copy _1.first)",
               "kill _1 implicit", "goto bb1"});
  code.expect("by_name",
              {"borrow _1 = &@table[]", "call \"use\"(copy _1.*.second)"});
}

TEST(Flow, CallsTheBeginOfAUsersRange) {
  Lowered code(kGuard + R"cc(
    struct Range {
      int* begin() const;
      int* end() const;
    };
    void h(const Range& r) {
      for (int x : r) use(x);
    }
  )cc");
  code.expect(
      "h", {"read _1.*", "call \"Range::begin\"(borrow _1.*) -> _2 may_throw",
            "copy _4 = _1.*[]"});
}

TEST(Flow, InitialisesAStaticOnce) {
  Lowered code(kGuard + R"cc(
    int h() {
      static int n = 0;
      static int m = *next();
      return n + m;
    }
  )cc");
  code.expect("h", {"branch bb1 bb2", "bb1:", "call \"next\"() -> _1",
                    "copy @m = _1.* implicit", "goto bb2", "bb2:", "read @n",
                    "read @m"});
  EXPECT_TRUE(code.result.module.globals[0].is_function_static);
}

TEST(Flow, NamesPartsOfAnAggregate) {
  Lowered code(R"cc(
    struct Pair {
      int first;
      int second;
    };
    Pair make();
    extern Pair pair;
    int h() {
      auto [a, b] = make();
      auto& [c, d] = pair;
      c = 2;
      return b;
    }
  )cc");
  code.expect(
      "h", {"init _1", "call \"make\"() -> _1 may_throw", "borrow _2 = &@pair",
            "constant _2.*.first = 2", "copy _0 = _1.second"});
}

TEST(Flow, DropsWhatCannotBeReached) {
  Lowered code(kGuard + R"cc(
    [[noreturn]] void fail() noexcept;
    void h() {
      return;
      use(1);
    }
    int k(int n) {
      if (n) fail();
      return 1;
    }
  )cc");
  code.expect_all("h", {"bb0:", "return"});
  code.expect("k", {"bb1:", "call \"fail\"()", "unreachable",
                    "bb2:", "constant _0 = 1"});
}

TEST(Flow, UnwindsThroughCleanups) {
  Lowered code(kGuard + R"cc(
    void h(int n) {
      Guard a(n);
      {
        Guard b(n);
        may();
      }
      use(1);
    }
  )cc");
  code.expect(
      "h", {"bb0 unwind bb1:", "call \"may\"() may_throw", "kill _3 implicit",
            "kill _2 implicit", "return", "bb1:", kDestroy + "_3) implicit",
            "kill _3 implicit", kDestroy + "_2) implicit", "kill _2 implicit",
            "kill _1 implicit", "unwind"});
}

TEST(Flow, ChoosesAHandler) {
  Lowered code(kGuard + R"cc(
    void h(int n) {
      try {
        Guard b(n);
        may();
      } catch (int e) {
        use(e);
      }
      use(2);
    }
    void all() {
      try {
        may();
      } catch (...) {
        use(1);
        throw;
      }
    }
  )cc");
  code.expect("h", {"bb0 unwind bb2:", "call \"may\"() may_throw",
                    "bb2:", "kill _2 implicit", "switch bb3 bb4",
                    "bb3:", "init _3", "constant _3", "call \"use\"(copy _3)",
                    "kill _3 implicit", "goto bb1"});
  code.expect("all", {"call \"use\"(constant)", "throw may_throw"});
}

TEST(Flow, ThrowsAlongTheUnwindEdge) {
  Lowered code(kGuard + "void h(int n) { Guard a(n); if (n) throw n; }");
  code.expect("h", {"bb1 unwind bb2:", "copy _3 = _1", "throw may_throw",
                    "unreachable", "bb2:", "kill _2 implicit", "unwind"});
}

TEST(Flow, HasNoEdgesWithoutExceptions) {
  Lowered code(kGuard + "void h(int n) { Guard a(n); may(); }",
               {"-std=c++20", "-fno-exceptions"});
  code.expect_none("h", "unwind");
}

TEST(Flow, MarksWhereACoroutineSuspends) {
  Lowered code(R"cc(
#include <coroutine>
    struct Task {
      struct promise_type {
        Task get_return_object();
        std::suspend_never initial_suspend();
        std::suspend_never final_suspend() noexcept;
        void return_void();
        void unhandled_exception();
      };
    };
    struct Awaiter {
      bool await_ready();
      void await_suspend(std::coroutine_handle<>);
      int await_resume();
    };
    void use(int);
    Task h(int n) {
      int k = co_await Awaiter{};
      use(k + n);
      co_return;
    }
  )cc");
  code.expect("h", {"init _2", "suspend", "read _2", "read _1",
                    "call \"use\"(constant) may_throw", "kill _2 implicit"});
  EXPECT_TRUE(code.find("h")->is(ir::FunctionFlag::kCoroutine));
}

}  // namespace
}  // namespace fearless::lower
