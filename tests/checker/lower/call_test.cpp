// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls: operands, objects, results, and what the vocabulary makes of them.

#include "tests/checker/lower/lowered.h"

namespace fearless::lower {
namespace {

const std::string kOrder = R"cc(
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>
  struct Order {
    std::string id;
    int amount = 0;
  };
  void take(Order order) noexcept;
  void look(const Order& order) noexcept;
  void change(Order& order) noexcept;
  void sink(Order&& order) noexcept;
  void both(Order order, std::size_t n) noexcept;
  void pointer(Order* order) noexcept;
  void number(int n = 7) noexcept;
)cc";

TEST(Call, PassesOperandsAsTheirParametersTakeThem) {
  Lowered code(kOrder + R"cc(
    void f(Order o) {
      take(o);
      look(o);
      change(o);
      pointer(&o);
      number();
      sink(std::move(o));
    }
    void g(Order o) { take(std::move(o)); }
    void h(Order o) { both(std::move(o), o.id.size()); }
    void t() {
      take(Order{"a", 1});
      look(Order{"b", 2});
    }
  )cc");
  code.expect(
      "f", {"call \"take\"(copy _1)", "call \"look\"(borrow _1)",
            "call \"change\"(borrow_mut _1)", "call \"pointer\"(borrow_mut _1)",
            "call \"number\"(constant)", "call \"sink\"(borrow_rvalue _1)"});
  code.expect("g", {"call \"take\"(move _1)"});
  // The argument that comes first moves first.
  code.expect(
      "h", {"move _2 = _1", "read _1.id", "call \"both\"(move _2, constant)"});
  code.expect(
      "t",
      {"init _1", "constant _1.amount = 1", "call \"take\"(move _1)", "init _2",
       "call \"look\"(borrow _2)",
       "call \"Order::~Order\"(borrow_mut _2) implicit", "kill _2 implicit"});
}

TEST(Call, DispatchesOnlyWhatIsVirtual) {
  Lowered code(R"cc(
    struct Shape {
      virtual void draw() const;
      void plain();
      static void reset();
    };
    struct Square final : Shape {
      void draw() const override;
    };
    void a(Shape* s) { s->draw(); }
    void b(Shape* s) { s->Shape::draw(); }
    void c(Square& s) { s.draw(); }
    void d(Shape* s) {
      s->plain();
      s->reset();
    }
  )cc");
  auto is_virtual = [&](const char* name) {
    const ir::Function& function = *code.find(name);
    for (const ir::Event& event : function.blocks[0].events)
      if (event.kind == ir::EventKind::kCall)
        return code.result.module.callees[event.callee].is_virtual;
    ADD_FAILURE();
    return false;
  };
  EXPECT_TRUE(is_virtual("a"));
  EXPECT_FALSE(is_virtual("b"));
  EXPECT_FALSE(is_virtual("c"));
  code.expect("d",
              {"read _1", "call \"Shape::plain\"(borrow_mut _1.*) may_throw",
               "call \"Shape::reset\"() may_throw"});
}

TEST(Call, GoesThroughCallables) {
  Lowered code(R"cc(
#include <functional>
    struct Shape {
      void draw();
    };
    void a(void (*f)(int)) { f(1); }
    void b(std::function<void(int)> f) { f(1); }
    void c(Shape& s, void (Shape::*m)()) { (s.*m)(); }
    void worker();
    void d() {
      void (*f)() = worker;
      f();
    }
  )cc");
  code.expect("a", {"read _1", "call _1(constant) may_throw"});
  code.expect("b", {"read _1", "call _1(constant) may_throw"});
  code.expect("c", {"read _2", "call _2(borrow_mut _1.*) may_throw"});
  code.expect("d", {"constant _1 args=(fn \"worker\")", "read _1",
                    "call _1() may_throw"});
}

TEST(Call, KnowsOverloadedOperators) {
  Lowered code(R"cc(
    struct Bits {
      bool operator[](int) const noexcept;
      Bits& operator<<(int) noexcept;
      Bits& operator=(int) noexcept;
    };
    void number(bool) noexcept;
    int next() noexcept;
    void f(Bits& b) {
      b << 1 << 2;
      number(b[1]);
    }
    void g(Bits* b) { *b = next(); }
  )cc");
  code.expect("f",
              {"call \"Bits::operator<<\"(borrow_mut _1.*, constant) -> _2",
               "call \"Bits::operator<<\"(borrow_mut _2.*, constant) -> _3",
               "call \"Bits::operator[]\"(borrow _1.*, constant) -> _4",
               "call \"number\"(move _4)"});
  code.expect("g", {"call \"next\"() -> _2", "read _1",
                    "call \"Bits::operator=\"(borrow_mut _1.*, move _2) "
                    "-> _3"});
}

TEST(Call, ReplacesContainersByTheirEvents) {
  Lowered code(kOrder + R"cc(
    void f(std::vector<int> v, std::vector<Order>& all, Order o) {
      v.push_back(3);
      int a = v[0];
      int& r = v.front();
      r = a;
      v.clear();
      auto it = v.begin();
      *it = 1;
      ++it;
      all.push_back(o);
      all.push_back(std::move(o));
      all[0].amount = 1;
    }
  )cc");
  code.expect(
      "f", {"write _1", "copy _4 = _1[0]", "borrow _5 = &_1[]",
            "copy _5.* = _4", "reinit _1", "borrow _6 = &_1[]",
            "constant _6.* = 1", "write _6", "write _2.*", "copy _2.*[~1] = _3",
            "write _2.*", "move _2.*[~2] = _3", "constant _2.*[0].amount = 1"});
}

TEST(Call, FollowsOwners) {
  Lowered code(kOrder + R"cc(
    void f(std::unique_ptr<Order> p, std::shared_ptr<Order> q) {
      p->amount = 1;
      (*q).amount = 2;
      Order* raw = p.get();
      p.reset();
      q = nullptr;
      raw->amount = 3;
    }
    void g(std::unique_ptr<Order> p) {
      std::unique_ptr<Order> r = std::move(p);
      Order* left = r.release();
      delete left;
    }
    void h() {
      auto p = std::make_unique<Order>();
      p->amount = 1;
    }
  )cc");
  code.expect("f", {"read _1", "constant _1.*.amount = 1", "read _2",
                    "constant _2.*.amount = 2", "read _1", "borrow _3 = &_1.*",
                    "kill _1.*", "reinit _1", "reinit _2", "read _3",
                    "constant _3.*.amount = 3"});
  code.expect(
      "g", {"move _2 = _1", "move _3 = _2", "read _3",
            "call \"Order::~Order\"(borrow_mut _3.*) implicit", "kill _3.*"});
  code.expect("h", {"init _1", "call \"Order::Order\"(borrow_mut _1.*)",
                    "read _1", "constant _1.*.amount = 1"});
}

TEST(Call, AssignsAndSwaps) {
  Lowered code(kOrder + R"cc(
    void f(Order a, Order b) {
      a = b;
      a = std::move(b);
      b = {};
      b = Order();
    }
    void g(Order a, Order b) { std::swap(a, b); }
    void h(Order a) { Order c = std::exchange(a, Order{}); }
  )cc");
  code.expect("f", {"copy _1 = _2", "move _1 = _2", "reinit _2", "reinit _2"});
  code.expect("g", {"move _3 = _1", "move _1 = _2", "move _2 = _3"});
  code.expect("h", {"move _2 = _1", "move _1 = _3"});
}

TEST(Call, ForwardsAsItWasGiven) {
  Lowered code(kOrder + R"cc(
    template <typename T>
    void pass(T&& v) {
      take(std::forward<T>(v));
    }
    void f(Order o) {
      pass(o);
      pass(std::move(o));
    }
  )cc");
  code.expect_all("pass", {"bb0:", "call \"take\"(copy _1.*)", "return"});
  code.expect_all("pass", {"bb0:", "call \"take\"(move _1.*)", "return"}, 1);
}

TEST(Call, TouchesObjectsOfUnknownLibraries) {
  Lowered code(
      "# 1 \"lib.h\" 1 3\n"
      "struct Meter { int level() const noexcept; void set(int) "
      "noexcept; };\n"
      "# 3 \"snippet.cpp\" 2\n"
      "int f(Meter& m) { m.set(1); return m.level(); }\n");
  code.expect("f",
              {"write _1.*", "call \"Meter::set\"(borrow_mut _1.*, constant)",
               "read _1.*", "call \"Meter::level\"(borrow _1.*) -> _0"});
}

TEST(Call, DoesNotGoOnAfterNoreturn) {
  Lowered code(R"cc(
#include <cstdlib>
    void f(int n) {
      if (n) std::exit(1);
    }
    void g(int n) {
      if (n) __builtin_unreachable();
    }
  )cc");
  code.expect("f", {"bb1:", "unreachable"});
  code.expect("g", {"bb1:", "unreachable"});
}

}  // namespace
}  // namespace fearless::lower
