// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Closures: what they capture, and what their bodies reach.

#include "tests/checker/lower/lowered.h"

namespace fearless::lower {
namespace {

TEST(Lambda, CapturesEachInItsWay) {
  Lowered code(R"cc(
#include <string>
#include <utility>
    void f(int a, int& b, std::string s) {
      auto g = [a, &b, t = std::move(s), &u = s, n = a + 1] {
        b = a;
        return n + (int)u.size() + (int)t.size();
      };
      g();
    }
  )cc");
  code.expect("f", {"copy _4.a = _1", "borrow _4.b = &_2.*", "move _4.t = _3",
                    "borrow _4.u = &_3", "read _1", "constant _4.n",
                    "call \"f::lambda\"(borrow _4) -> _5 may_throw"});
  code.expect("f::lambda", {"copy _1.*.b.* = _1.*.a", "read _1.*.n",
                            "read _1.*.u.*", "read _1.*.t"});
}

TEST(Lambda, CapturesByDefault) {
  Lowered code(R"cc(
    void f(int a, int b) {
      auto g = [&] { a = b; };
      g();
    }
    void h(int a, int b) {
      auto g = [=] { return a + b; };
      g();
    }
  )cc");
  code.expect("f", {"borrow _3.a = &_1", "borrow _3.b = &_2"});
  code.expect("f::lambda", {"copy _1.*.a.* = _1.*.b.*"});
  code.expect("h", {"copy _3.a = _1", "copy _3.b = _2"});
}

TEST(Lambda, CapturesThisAndItsCopy) {
  Lowered code(R"cc(
    struct W {
      int hits = 0;
      void a() {
        auto f = [this] { ++hits; };
        f();
      }
      void b() {
        auto f = [*this] { return hits; };
        f();
      }
      void c() {
        auto f = [=, this] { a(); };
        f();
      }
    };
  )cc");
  code.expect("W::a", {"copy _2.this = _1"});
  code.expect("W::a::lambda",
              {"read _1.*.this.*.hits", "write _1.*.this.*.hits"});
  code.expect("W::b", {"copy _2.this = _1.*"});
  code.expect("W::b::lambda", {"copy _0 = _1.*.this.hits"});
  code.expect("W::c::lambda",
              {"call \"W::a\"(borrow_mut _1.*.this.*) may_throw"});
}

TEST(Lambda, NestsAndKnowsItsParent) {
  Lowered code(R"cc(
    struct W {
      int hits = 0;
      void a(int n) {
        auto f = [this, &n] {
          auto g = [this, &n] { hits = n; };
          g();
        };
        f();
      }
    };
  )cc");
  code.expect("W::a::lambda",
              {"copy _2.this = _1.*.this", "borrow _2.n = &_1.*.n.*"});
  code.expect("W::a::lambda::lambda", {"copy _1.*.this.*.hits = _1.*.n.*"});
  const ir::Module& module = code.result.module;
  const ir::Function& inner = *code.find("W::a::lambda::lambda");
  ASSERT_NE(inner.parent, ir::kNone);
  EXPECT_EQ(module.functions[inner.parent].name, "W::a::lambda");
  ASSERT_NE(inner.record, ir::kNone);
  EXPECT_EQ(&module.functions[module.types[inner.record].call_operator],
            &inner);
}

TEST(Lambda, IsLoweredForEachUseOfAuto) {
  Lowered code(R"cc(
    void f() {
      auto g = [](auto x) { return x; };
      g(1);
      g(2.0);
    }
  )cc");
  EXPECT_EQ(code.find("f::lambda", 0)->instance, "int");
  EXPECT_EQ(code.find("f::lambda", 1)->instance, "double");
}

TEST(Lambda, IsCalledByTheTemplateItIsGivenTo) {
  Lowered code(R"cc(
    template <typename F>
    void apply(F&& f) {
      f();
    }
    void g(int n) {
      apply([&n] { n = 1; });
    }
  )cc");
  code.expect(
      "g", {"borrow _2.n = &_1", "call \"apply\"(borrow_rvalue _2) may_throw"});
  code.expect("apply", {"call \"g::lambda\"(borrow _1.*) may_throw"});
}

TEST(Lambda, BecomesAFunctionOrAPointer) {
  Lowered code(R"cc(
#include <functional>
    void a(int n) {
      std::function<int()> f = [n] { return n; };
      std::function<int()> g = f;
      f = nullptr;
      g = [&n] { return n; };
      g();
    }
    void b() {
      void (*f)() = [] {};
      f();
    }
    std::function<void()> c(int n) {
      return [&n] { n = 1; };
    }
  )cc");
  code.expect("a", {"copy _3.n = _1", "move _2 = _3", "copy _4 = _2",
                    "reinit _2", "borrow _5.n = &_1", "move _4 = _5", "read _4",
                    "call _4() -> _6 may_throw"});
  code.expect("b",
              {"constant _1 args=(fn \"b::lambda\")", "call _1() may_throw"});
  code.expect("c", {"borrow _2.n = &_1", "move _0 = _2"});
}

TEST(Lambda, IsRunByAlgorithms) {
  Lowered code(R"cc(
#include <algorithm>
#include <vector>
    void f(std::vector<int>& v, int sum) {
      std::for_each(v.begin(), v.end(), [&sum](int x) { sum += x; });
    }
  )cc");
  code.expect("f", {"borrow _4 = &_1.*[]", "borrow _6.sum = &_2",
                    "call \"f::lambda\"(borrow_mut _6, copy _4.*) "
                    "may_throw predicate"});
}

TEST(Lambda, MayBeALocalClass) {
  Lowered code(R"cc(
    void f(int n) {
      struct Worker {
        int& n;
        void operator()() { ++n; }
      };
      Worker w{n};
      w();
    }
  )cc");
  code.expect("f", {"borrow _2.n = &_1",
                    "call \"Worker::operator()\"(borrow_mut _2) may_throw"});
  code.expect("Worker::operator()", {"read _1.*.n.*", "write _1.*.n.*"});
}

}  // namespace
}  // namespace fearless::lower
