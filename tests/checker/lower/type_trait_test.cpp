// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "gtest/gtest.h"
#include "tests/checker/lower/type_facts.h"

namespace fearless::lower {
namespace {

using ir::Answer;

// A plain reference count, and what holds one.
constexpr const char* kNode =
    "struct Rc { Rc(); Rc(const Rc& o) : n(o.n) { ++*n; } ~Rc() { --*n; }"
    " int* n; };\n";

struct Case {
  const char* code;
  Answer send;
  Answer sync;
};

class TypeTrait : public testing::TestWithParam<Case> {};

TEST_P(TypeTrait, IsDerived) {
  TypeFacts facts(std::string(kNode) + GetParam().code);
  const ir::Type& type = facts.of("x");
  EXPECT_EQ(type.send.answer, GetParam().send) << GetParam().code;
  EXPECT_EQ(type.sync.answer, GetParam().sync) << GetParam().code << "\n"
                                               << chain(type.sync);
  EXPECT_EQ(type.send.answer == Answer::kNo, !type.send.because.empty());
  EXPECT_EQ(type.sync.answer == Answer::kNo, !type.sync.because.empty());
}

constexpr auto kYes = Answer::kYes;
constexpr auto kNo = Answer::kNo;
constexpr auto kUnknown = Answer::kUnknown;

INSTANTIATE_TEST_SUITE_P(
    Types, TypeTrait,
    testing::Values(
        Case{"int x;", kYes, kYes}, Case{"enum E { a }; E x;", kYes, kYes},
        Case{"int* x;", kUnknown, kUnknown},
        Case{"int y; int& x = y;", kUnknown, kUnknown},
        Case{"void (*x)();", kYes, kYes}, Case{"int x[3];", kYes, kYes},
        Case{"Rc x[3];", kNo, kNo}, Case{"Rc x[3][4];", kNo, kNo},
        Case{"std::string x;", kYes, kYes},
        Case{"extern const std::string x;", kYes, kYes},
        Case{"const Rc x;", kNo, kNo},
        Case{"struct A { int n; std::string s; } x;", kYes, kYes},
        Case{"struct A { int* p; } x;", kUnknown, kUnknown},
        Case{"struct A { Rc r; } x;", kNo, kNo},
        Case{"struct A { Rc r; int* p; } x;", kNo, kNo},
        Case{"struct B { Rc r; }; struct A : B {} x;", kNo, kNo},
        Case{"struct A { struct { Rc r; }; } x;", kNo, kNo},
        Case{"union U { int n; char c; } x;", kYes, kYes},
        Case{"union U { U(); ~U(); int n; Rc r; } x;", kNo, kNo},
        Case{"struct A { Rc r; int : 0; int n : 3; } x;", kNo, kNo},
        Case{"std::vector<int> x;", kYes, kYes},
        Case{"std::vector<Rc> x;", kNo, kNo},
        Case{"std::vector<int*> x;", kUnknown, kUnknown},
        Case{"std::map<int, std::vector<Rc>> x;", kNo, kNo},
        Case{"std::unique_ptr<Rc> x;", kNo, kNo},
        Case{"std::unique_ptr<int> x;", kYes, kYes},
        Case{"std::shared_ptr<int> x;", kYes, kYes},
        Case{"std::shared_ptr<Rc> x;", kNo, kNo},
        Case{"std::variant<int, Rc> x;", kNo, kNo},
        Case{"std::tuple<int, int, Rc> x;", kNo, kNo},
        Case{"std::optional<Rc> x;", kNo, kNo},
        Case{"std::pair<int, Rc> x;", kNo, kNo},
        Case{"std::array<Rc, 2> x;", kNo, kNo},
        Case{"std::mutex x;", kYes, kYes},
        Case{"std::atomic<int> x;", kYes, kYes},
        Case{"_Atomic(int) x;", kYes, kYes},
        Case{"struct A { std::mutex m; int n; } x;", kYes, kYes},
        Case{"std::mutex m; std::lock_guard<std::mutex> x(m);", kNo, kYes},
        Case{"struct A { std::unique_lock<std::mutex> l; } x;", kNo, kYes},
        // Captures.
        Case{"void f() { int n; auto x = [n] {}; }", kYes, kYes},
        Case{"void f() { Rc r; auto x = [r] {}; }", kNo, kNo},
        Case{"void f() { Rc r; auto x = [&r] {}; }", kNo, kNo},
        Case{"void f() { Rc r; auto x = [q = r] {}; }", kNo, kNo},
        Case{"void f() { int n; auto x = [&n] {}; }", kYes, kYes},
        Case{"void f() { int* n; auto x = [n] {}; }", kUnknown, kUnknown},
        Case{"void f() { Rc r; auto y = [r] {}; auto x = [y] {}; }", kNo, kNo},
        Case{"struct A { void f() { auto x = [this] {}; } Rc r; };", kNo, kNo},
        Case{"struct A { void f() { auto x = [*this] {}; } Rc r; };", kNo, kNo},
        Case{"struct A { void f() { auto x = [this] {}; } int n; };", kYes,
             kYes},
        // Recursive types.
        Case{"struct A { std::unique_ptr<A> next; int n; } x;", kYes, kYes},
        Case{"struct A { std::vector<A> next; Rc r; } x;", kNo, kNo},
        Case{"struct B; struct A { std::unique_ptr<B> b; };"
             "struct B { std::unique_ptr<A> a; Rc r; }; A x;",
             kNo, kNo},
        Case{"struct B; struct A { std::unique_ptr<B> b; Rc r; };"
             "struct B { std::unique_ptr<A> a; }; B x;",
             kNo, kNo},
        Case{"template <class D> struct Base { std::unique_ptr<D> next; };"
             "struct A : Base<A> { int n; } x;",
             kYes, kYes},
        // Templates.
        Case{"template <class T> struct Box { T value; }; Box<Rc> x;", kNo,
             kNo},
        Case{"template <class T> struct Box { T value; }; Box<int> x;", kYes,
             kYes},
        Case{"template <class T> struct Tag {}; Tag<Rc> x;", kYes, kYes},
        Case{"template <class P> struct Q : P { int n; };"
             "struct Policy { Rc r; }; Q<Policy> x;",
             kNo, kNo},
        // Incomplete and odd ones.
        Case{"struct A; extern A x;", kUnknown, kUnknown},
        Case{"struct A; A* x;", kUnknown, kUnknown},
        Case{"struct A; std::unique_ptr<A> x;", kUnknown, kUnknown},
        Case{"decltype(nullptr) x;", kYes, kYes},
        Case{"struct A { int n; }; int A::* x;", kYes, kYes},
        Case{"int __attribute__((vector_size(16))) x;", kYes, kYes},
        Case{"_Complex double x;", kYes, kYes},
        // Annotations.
        Case{"struct [[clang::annotate(\"fearless::not_send\")]] A {} x;", kNo,
             kYes},
        Case{"struct [[clang::annotate(\"fearless::not_sync\")]] A {} x;", kYes,
             kNo},
        Case{"struct [[clang::annotate(\"fearless::send\")]] A { Rc r; } x;",
             kYes, kNo},
        Case{"struct [[clang::annotate(\"fearless::send\"),"
             " clang::annotate(\"fearless::sync\")]] A { Rc r; } x;",
             kYes, kYes},
        Case{"struct [[clang::annotate(\"fearless::sync\")]] A { int* p; } x;",
             kUnknown, kYes}));

TEST(TraitChain, WalksDownToTheCounter) {
  TypeFacts facts(std::string(kNode) +
                  "namespace ui {\n"
                  "using NodePtr = Rc;\n"
                  "struct Scene {\n"
                  "  std::vector<NodePtr> nodes;\n"
                  "};\n"
                  "struct App {\n"
                  "  int n;\n"
                  "  Scene scene;\n"
                  "};\n"
                  "}\n"
                  "void f() {\n"
                  "  ui::App app;\n"
                  "  auto x = [app] {};\n"
                  "}\n");
  const ir::Type& type = facts.of("x");
  EXPECT_EQ(chain(type.send),
            "the lambda captures `app` of type `ui::App` -> "
            "`ui::App` has a member `scene` of type `ui::Scene` -> "
            "`ui::Scene` has a member `nodes` of type `std::vector<Rc>` -> "
            "`std::vector<Rc>` holds `Rc` -> "
            "`Rc` counts references in `Rc::n` -> "
            "`Rc::n` refers to a plain `int`, changed by every copy");
  EXPECT_EQ(lines(type.send), (std::vector<unsigned>{14, 9, 5, 0, 1, 1}));
}

TEST(TraitChain, NamesATypedefAndWhatItIs) {
  TypeFacts facts(std::string(kNode) +
                  "template <class T> struct Handle { Rc rc; T* p; };\n"
                  "struct Node {};\n"
                  "namespace app { using NodePtr = Handle<Node>; }\n"
                  "struct Scene { app::NodePtr root; } x;\n");
  EXPECT_EQ(chain(facts.of("x").send),
            "`Scene` has a member `root` of type `app::NodePtr`, "
            "`Handle<Node>` -> "
            "`Handle<Node>` has a member `rc` of type `Rc` -> "
            "`Rc` counts references in `Rc::n` -> "
            "`Rc::n` refers to a plain `int`, changed by every copy");
}

TEST(TraitChain, IsTheShortest) {
  TypeFacts facts(std::string(kNode) +
                  "struct C { Rc deep; }; struct B { C c; };"
                  "struct A { B b; Rc near; } x;");
  EXPECT_EQ(chain(facts.of("x").send),
            "`A` has a member `near` of type `Rc` -> "
            "`Rc` counts references in `Rc::n` -> "
            "`Rc::n` refers to a plain `int`, changed by every copy");
}

TEST(TraitChain, SaysWhatTheVocabularySays) {
  TypeFacts facts("std::mutex m; std::lock_guard<std::mutex> x(m);");
  EXPECT_EQ(chain(facts.of("x").send),
            "`std::lock_guard<std::mutex>` is not Send: "
            "the thread that locked the mutex must unlock it");
}

TEST(TraitChain, ByReferenceAsksForSync) {
  TypeFacts facts(
      "struct Cache { int get() const { ++hits; return 0; }\n"
      "  mutable int hits; };\n"
      "void f() { Cache cache; auto x = [&cache] { cache.get(); }; }");
  const ir::Type& type = facts.of("x");
  EXPECT_EQ(type.send.answer, kNo);
  EXPECT_EQ(chain(type.send),
            "the lambda captures `cache` of type `Cache` by reference -> "
            "`Cache` has a mutable member `hits` of type `int` -> "
            "`Cache::get`, a const method, changes `hits` without a lock");
}

}  // namespace
}  // namespace fearless::lower
