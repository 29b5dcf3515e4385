// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Objects from construction to destruction.

#include "tests/checker/lower/lowered.h"

namespace fearless::lower {
namespace {

const std::string kRes = R"cc(
  struct Res {
    Res() noexcept;
    explicit Res(int) noexcept;
    Res(const Res&) noexcept;
    Res(Res&&) noexcept;
    ~Res();
    int get() const noexcept;
    int n;
  };
  Res make() noexcept;
  void look(const Res&) noexcept;
  void use(int) noexcept;
  struct Base {
    explicit Base(int) noexcept;
    ~Base();
  };
)cc";

TEST(Object, InitialisesBasesThenMembersInOrder) {
  Lowered code(kRes + R"cc(
    struct Derived : Base {
      Derived(int a, int& r) : second(a), Base(a), ref(r) { use(a); }
      Derived(int& r) : Derived(1, r) {}
      Res first;
      Res second;
      int& ref;
      int third = 3;
    };
  )cc");
  code.expect("Derived::Derived",
              {"call \"Base::Base\"(borrow_mut _1.*, copy _2)",
               "call \"Res::Res\"(borrow_mut _1.*.first)",
               "call \"Res::Res\"(borrow_mut _1.*.second, copy _2)",
               "borrow _1.*.ref = &_3.*", "constant _1.*.third = 3",
               "call \"use\"(copy _2)", "return"});
  code.expect("Derived::Derived",
              {"call \"Derived::Derived\"(borrow_mut _1.*, constant, "
               "borrow_mut _2.*) may_throw"},
              1);
}

TEST(Object, DestroysMembersThenBasesInReverse) {
  Lowered code(kRes + R"cc(
    struct Derived : Base {
      using Base::Base;
      ~Derived() {
        if (n) return;
        use(n);
      }
      int n;
      Res res;
    };
    struct Implicit : Derived {
      using Derived::Derived;
      Res more;
    };
    void f() { Implicit i(1); }
  )cc");
  code.expect("Derived::~Derived",
              {"read _1.*.n", "branch _1.*.n bb1 bb2",
               "bb1:", "call \"Res::~Res\"(borrow_mut _1.*.res) implicit",
               "kill _1.*.res implicit", "kill _1.*.n implicit",
               "call \"Base::~Base\"(borrow_mut _1.*) implicit", "return"});
  code.expect("Implicit::~Implicit",
              {"call \"Res::~Res\"(borrow_mut _1.*.more) implicit",
               "kill _1.*.more implicit",
               "call \"Derived::~Derived\"(borrow_mut _1.*) implicit"});
  EXPECT_TRUE(
      code.find("Implicit::~Implicit")->is(ir::FunctionFlag::kImplicit));
}

TEST(Object, KnowsItsDestructor) {
  Lowered code(kRes + "struct Holder { Res res; }; void f(Holder h) {}");
  for (const ir::Type& type : code.result.module.types) {
    if (type.name != "Holder") continue;
    ASSERT_NE(type.destructor, ir::kNone);
    EXPECT_EQ(code.result.module.functions[type.destructor].name,
              "Holder::~Holder");
  }
}

TEST(Object, DoesNotMakeUpBodies) {
  Lowered code(kRes + "void f() { Res r; }");
  EXPECT_EQ(code.find("Res::~Res"), nullptr);
  code.expect_all("f", {"bb0:", "init _1", "call \"Res::Res\"(borrow_mut _1)",
                        "call \"Res::~Res\"(borrow_mut _1) implicit",
                        "kill _1 implicit", "return"});
}

TEST(Object, EndsTemporariesWithTheExpression) {
  Lowered code(kRes + "void f() { look(Res(1)); int n = make().get(); }");
  code.expect("f", {"init _1", "call \"Res::Res\"(borrow_mut _1, constant)",
                    "call \"look\"(borrow _1)", "kill _1 implicit", "init _2",
                    "init _3", "call \"make\"() -> _3",
                    "call \"Res::get\"(borrow _3) -> _2", "kill _3 implicit",
                    "kill _2 implicit"});
}

TEST(Object, ExtendsTheLifeOfABoundTemporary) {
  Lowered code(kRes + "void f() { const Res& r = make(); look(r); }");
  code.expect_all(
      "f", {"bb0:", "init _1", "init _2", "call \"make\"() -> _2",
            "borrow _1 = &_2 shared", "call \"look\"(borrow _1.*)",
            "kill _1 implicit", "call \"Res::~Res\"(borrow_mut _2) implicit",
            "kill _2 implicit", "return"});
}

TEST(Object, ReturnsLocalsByMove) {
  Lowered code(kRes + R"cc(
    Res built() {
      Res r;
      return r;
    }
    Res given(Res r) { return r; }
    Res fresh() { return Res(3); }
  )cc");
  code.expect("built", {"move _0 = _1", "kill _1 implicit"});
  code.expect_none("built", "~Res");  // it was built in its place
  code.expect("given",
              {"move _0 = _1", "call \"Res::~Res\"(borrow_mut _1) implicit"});
  code.expect_all(
      "fresh",
      {"bb0:", "call \"Res::Res\"(borrow_mut _0, constant)", "return"});
}

TEST(Object, FillsAggregates) {
  Lowered code(kRes + R"cc(
    struct Pod {
      int a;
      int b[2];
      Res* r;
    };
    struct Both {
      Pod pod;
      Res res;
    };
    void f(Res r) {
      Pod p{1, {2, 3}, &r};
      Pod q = {};
      Both b{.pod = p};
    }
  )cc");
  code.expect("f",
              {"constant _2.a = 1", "constant _2.b[]", "borrow _2.r = &_1",
               "constant _3.a = 0", "reinit _3.b", "constant _3.r = 0",
               "copy _4.pod = _2", "call \"Res::Res\"(borrow_mut _4.res)"});
}

TEST(Object, CallsCopiesThatTheUserWrote) {
  Lowered code(R"cc(
    struct Copy {
      Copy() = default;
      Copy(const Copy& o) noexcept : n(o.n) {}
      Copy& operator=(const Copy& o) noexcept {
        n = o.n;
        return *this;
      }
      int n = 0;
    };
    struct Plain {
      Copy c;
    };
    void f(Copy a) {
      Copy b = a;
      b = a;
    }
    void g(Plain a) {
      Plain b = a;
      b = static_cast<Plain&&>(a);
    }
  )cc");
  code.expect(
      "f",
      {"copy _2 = _1", "call \"Copy::Copy\"(borrow_mut _2, borrow _1)",
       "copy _2 = _1", "call \"Copy::operator=\"(borrow_mut _2, borrow _1)"});
  code.expect("g", {"copy _2 = _1", "move _2 = _1"});
  code.expect_none("g", "call");
  EXPECT_TRUE(code.find("Copy::Copy")->is(ir::FunctionFlag::kCopyOperation));
}

TEST(Object, DestroysArraysAndExplicitly) {
  Lowered code(kRes + R"cc(
    void* operator new(unsigned long, void*) noexcept;
    void f() {
      Res all[2];
      Res* more = new Res[3];
      delete[] more;
    }
    void g(void* p) {
      Res* r = new (p) Res(2);
      r->~Res();
    }
  )cc");
  code.expect("f", {"call \"Res::Res\"(borrow_mut _1[])",
                    "call \"Res::Res\"(borrow_mut _3.*[])", "move _2 = _3",
                    "call \"Res::~Res\"(borrow_mut _2.*[]) implicit",
                    "kill _2.*", "call \"Res::~Res\"(borrow_mut _1[]) implicit",
                    "kill _1 implicit"});
  code.expect("g",
              {"call \"Res::Res\"(borrow_mut _1.*, constant)", "copy _2 = _1",
               "read _2", "call \"Res::~Res\"(borrow_mut _2.*)", "kill _2.*"});
}

TEST(Object, UndoesAHalfMadeObject) {
  Lowered code(kRes + R"cc(
    void may();
    struct Pool {
      Pool() : first(1) { may(); }
      Res first;
    };
  )cc");
  code.expect("Pool::Pool", {"call \"may\"() may_throw", "return", "bb1:",
                             "call \"Res::~Res\"(borrow_mut _1.*.first) "
                             "implicit",
                             "kill _1.*.first implicit", "unwind"});
}

TEST(Object, IsMadeByLibraryCodeThatIsNotParsed) {
  Lowered code(R"cc(
#include <memory>
#include <thread>
    void use(int) noexcept;
    template <typename T>
    struct Pool {
      explicit Pool(T n) : size(n) { use(1); }
      ~Pool() { use(2); }
      T size;
    };
    struct Holder {
      Pool<int> pool{3};
    };
    template <typename T>
    struct Worker {
      void operator()() { use(3); }
    };
    void f() {
      auto p = std::make_unique<Pool<int>>(8);
      p.reset();
    }
    void g() { auto h = std::make_shared<Holder>(); }
    void h() {
      std::thread t(Worker<int>{});
      t.join();
    }
  )cc");
  code.expect("f", {"call \"Pool::Pool\"(borrow_mut _1.*, constant) "
                    "may_throw",
                    "kill _1.*"});
  code.expect("Pool::Pool", {"copy _1.*.size = _2", "call \"use\"(constant)"});
  code.expect("Pool::~Pool", {"call \"use\"(constant)"});
  code.expect("g", {"call \"Holder::Holder\"(borrow_mut _1.*) may_throw"});
  code.expect("Holder::Holder", {"call \"Pool::Pool\"(borrow_mut "
                                 "_1.*.pool, constant) may_throw"});
  code.expect("Worker::operator()", {"call \"use\"(constant)"});
}

TEST(Object, InitialisesGlobals) {
  Lowered code(kRes + "Res resource(4); const int kTable[] = {1, 2};");
  code.expect_all(
      "(initialisation of globals)",
      {"bb0:", "call \"Res::Res\"(borrow_mut @resource, constant)", "return"});
}

}  // namespace
}  // namespace fearless::lower
