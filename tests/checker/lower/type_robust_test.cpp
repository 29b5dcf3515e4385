// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Asks for every type that a snippet mentions, in whatever state it is.

#include "clang/AST/RecursiveASTVisitor.h"
#include "gtest/gtest.h"
#include "tests/checker/lower/type_facts.h"

namespace fearless::lower {
namespace {

struct AskAll : clang::RecursiveASTVisitor<AskAll> {
  explicit AskAll(TypeTable& types) : types(types) {}
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }
  bool VisitValueDecl(clang::ValueDecl* value) {
    types.type(value->getType());
    if (auto* field = llvm::dyn_cast<clang::FieldDecl>(value)) {
      types.field(field);
    }
    if (auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(value)) {
      types.lock_operation(method);
    }
    if (auto* variable = llvm::dyn_cast<clang::VarDecl>(value)) {
      if (variable->hasGlobalStorage()) types.global(variable);
    }
    return true;
  }
  bool VisitTypeDecl(clang::TypeDecl* type) {
    types.type(type->getASTContext().getTypeDeclType(type));
    return true;
  }
  bool VisitExpr(clang::Expr* expression) {
    types.type(expression->getType());
    return true;
  }
  TypeTable& types;
};

std::size_t ask_all(TypeFacts& facts) {
  AskAll all(facts.types());
  all.TraverseDecl(facts.context().getTranslationUnitDecl());
  facts.types().type(clang::QualType());
  facts.types().complete();
  return facts.module().types.size();
}

TEST(TypeRobust, TemplatesThatAreNotInstantiated) {
  TypeFacts facts(R"cc(
    template <class T, int N, template <class> class C>
    struct A : T {
      T t;
      C<T> c;
      T array[N];
      typename T::type u;
      A* next;
      T& r;
      A(const A& o) : t(o.t), r(o.r) {
        t.ref();
        ++*o.next;
        ++r;
        foo(t);
      }
      ~A() {
        t.unref();
        this->next->t.bar();
        T::baz(t);
      }
      void lock();
      void unlock();
      void f() const {
        ++t.n;
        c->g();
        auto x = [this, &y = r] { y = t; };
      }
      mutable T m;
      template <class U>
      operator U() const {
        m = U();
        return m;
      }
      decltype(t.x()) d;
      auto g() { return t; }
      friend void foo(A&) {}
    };
    template <class... T>
    struct V : T... {
      using T::operator()...;
    };
    template <class T>
    concept Big = sizeof(T) > 4;
    template <Big T>
    void f(T t, auto u) {
      auto x = [=](auto v) { t + v; };
    }
  )cc");
  EXPECT_GT(ask_all(facts), 10u);
}

TEST(TypeRobust, UnfinishedCode) {
  for (const char* code : {
           "struct A",
           "struct A {",
           "struct A : B { int x; };",
           "struct A { A a; int n; };",
           "struct A { B b; C<int> c; } x;",
           "struct A { A(const A& o) : p(o.q) { ++o.z; } ~A() { --p } };",
           "template <class T struct A {};",
           "auto x = [a, &b",
           "auto x = [this] { y; };",
           "struct A { int f() const { n = ; } };",
           "struct A : A {};",
           "template <class T> struct A : A<T*> {};"
           "A<int> x;",
           "struct A { int a[-1]; int b[]; unknown c; } x;",
           "void f() { int n; auto x = [n, m = undefined] { n(); }; }",
           "struct A { int x __attribute__((guarded_by(nothing))); };",
           "class A final {}; class B : A {}; B b;",
           "namespace std { struct vector; } std::vector x;",
           "union U { std::string s; int& r; } x;",
           "struct A { virtual void f() = 0; } x; A y = x;",
           "enum E : struct S; E e;",
       }) {
    TypeFacts facts(code, /*may_be_wrong=*/true);
    EXPECT_GT(ask_all(facts), 0u) << code;
  }
}

TEST(TypeRobust, DeepNesting) {
  std::string code = "struct S0 { int n; };";
  for (int i = 1; i < 2000; ++i) {
    const std::string n = std::to_string(i), before = std::to_string(i - 1);
    code += "struct S" + n + " { S" + before + " m; };";
  }
  TypeFacts facts(code);
  EXPECT_EQ(facts.of("S1999").send.answer, ir::Answer::kYes);
}

TEST(TypeRobust, EndlessTemplates) {
  TypeFacts facts(
      "template <int N> struct L { std::unique_ptr<L<N + 1>> next; };"
      "L<0> x;");
  EXPECT_NE(facts.of("x").send.answer, ir::Answer::kNo);
}

TEST(TypeRobust, MutualRecursionInBodies) {
  TypeFacts facts(R"cc(
    struct B;
    struct A {
      A();
      A(const A& o);
      ~A();
      void up();
      void down();
      B* b;
      int n;
      void f() const;
      void g() const;
    };
    struct B {
      void up();
      void down();
      A* a;
      int refs;
    };
    void A::up() { b->up(); }
    void A::down() { b->down(); }
    void B::up() {
      a->up();
      ++refs;
    }
    void B::down() {
      a->down();
      --refs;
    }
    A::A(const A& o) : b(o.b) { up(); }
    A::~A() { down(); }
    void A::f() const { g(); }
    void A::g() const { f(); }
    A x;
  )cc");
  EXPECT_TRUE(facts.of("x").is(ir::Role::kPlainRefCount));
}

TEST(TypeRobust, CCode) {
  TypeFacts facts("struct A { int n; struct A* next; }; typedef struct A A;",
                  false, true, "-std=c++11");
  EXPECT_GT(ask_all(facts), 0u);
}

TEST(TypeRobust, TheRealStandardLibrary) {
  TypeFacts facts(R"cc(
#include <algorithm>
#include <condition_variable>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <variant>
#include <vector>
                    struct Rc {
                      Rc(const Rc& o) : n(o.n) { ++*n; }
                      ~Rc() { --*n; }
                      int* n;
                    };
                    struct Plain {
                      std::string s;
                      std::vector<int> v;
                      double d;
                      std::map<std::string, std::vector<double>> m;
                      std::unordered_map<int, std::unique_ptr<int>> u;
                      std::chrono::steady_clock::time_point t;
                      std::optional<std::string> o;
                      std::thread::id id;
                      std::mutex mu;
                      std::condition_variable cv;
                    };
                    struct Bad {
                      std::unordered_map<int, std::variant<int, Rc>> m;
                    };
                    std::shared_ptr<Plain> shared;
                    std::shared_ptr<Bad> bad;
                    std::function<void()> f;
                    std::future<Rc> future;
                    std::scoped_lock<std::mutex, std::mutex>* lock;
                    std::thread thread;
                    std::vector<std::thread> threads;
                    std::chrono::milliseconds ms;
                    bool x =
                        (std::sort(threads.begin(), threads.begin(),
                                   [](auto& a, auto& b) { return &a < &b; }),
                         true);
                  )cc",
                  false, false);
  EXPECT_EQ(facts.of("Plain").send.answer, ir::Answer::kYes)
      << chain(facts.of("Plain").send);
  EXPECT_EQ(facts.of("Plain").sync.answer, ir::Answer::kYes);
  EXPECT_EQ(facts.of("Plain").copy, ir::CopyMeaning::kOwner);
  EXPECT_EQ(facts.of("shared").send.answer, ir::Answer::kYes);
  EXPECT_EQ(facts.of("bad").send.answer, ir::Answer::kNo);
  EXPECT_EQ(chain(facts.of("bad").send),
            "`std::shared_ptr<Bad>` points to `Bad` -> "
            "`Bad` has a member `m` of type "
            "`std::unordered_map<int, std::variant<int, Rc>>` -> "
            "`std::unordered_map<int, std::variant<int, Rc>>` holds "
            "`std::variant<int, Rc>` -> "
            "`std::variant<int, Rc>` holds `Rc` -> "
            "`Rc` counts references in `Rc::n` -> "
            "`Rc::n` refers to a plain `int`, changed by every copy");
  EXPECT_EQ(facts.of("future").send.answer, ir::Answer::kNo);
  EXPECT_TRUE(facts.of("thread").is(ir::Role::kThread));
  EXPECT_EQ(facts.of("ms").name, "std::chrono::milliseconds");
  EXPECT_EQ(facts.of("ms").copy, ir::CopyMeaning::kValue);
}

}  // namespace
}  // namespace fearless::lower
