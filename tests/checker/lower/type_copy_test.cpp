// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "gtest/gtest.h"
#include "tests/checker/lower/type_facts.h"

namespace fearless::lower {
namespace {

using ir::CopyMeaning;

struct Case {
  const char* code;
  CopyMeaning copy;
};

class TypeCopy : public testing::TestWithParam<Case> {};

TEST_P(TypeCopy, MeansThis) {
  TypeFacts facts(GetParam().code);
  EXPECT_EQ(facts.of("x").copy, GetParam().copy) << GetParam().code;
}

constexpr auto kValue = CopyMeaning::kValue;
constexpr auto kOwner = CopyMeaning::kOwner;
constexpr auto kShared = CopyMeaning::kSharedOwner;
constexpr auto kBorrow = CopyMeaning::kBorrow;

INSTANTIATE_TEST_SUITE_P(
    Types, TypeCopy,
    testing::Values(
        Case{"int x;", kValue}, Case{"enum E { a }; E x;", kValue},
        Case{"int* x;", kBorrow}, Case{"int y; int& x = y;", kBorrow},
        Case{"void (*x)();", kValue}, Case{"int x[2];", kValue},
        Case{"int* x[2];", kBorrow}, Case{"std::string x;", kValue},
        Case{"std::string_view x;", kBorrow},
        Case{"std::vector<int> x;", kValue},
        Case{"std::vector<int*> x;", kBorrow},
        Case{"std::vector<std::unique_ptr<int>> x;", kOwner},
        Case{"std::vector<std::shared_ptr<int>> x;", kShared},
        Case{"std::map<int, std::string_view> x;", kBorrow},
        Case{"std::optional<int*> x;", kBorrow},
        Case{"std::pair<int, int*> x;", kBorrow},
        Case{"std::tuple<int, std::shared_ptr<int>> x;", kShared},
        Case{"std::variant<int, int*> x;", kBorrow},
        Case{"std::unique_ptr<int> x;", kOwner},
        Case{"std::shared_ptr<int> x;", kShared}, Case{"std::mutex x;", kOwner},
        Case{"struct A { int n; std::string s; } x;", kValue},
        Case{"struct A { std::string_view s; } x;", kBorrow},
        Case{"struct A { int& r; }; int n; A x{n};", kBorrow},
        Case{"struct A { std::shared_ptr<int> p; } x;", kShared},
        Case{"struct A { std::unique_ptr<int> p; } x;", kOwner},
        Case{"struct A { std::mutex m; int n; } x;", kOwner},
        Case{"struct A { A(const A&) = delete; A(); } x;", kOwner},
        Case{"struct A { A(); A(A&&); int n; } x;", kOwner},
        Case{"class A { public: A(); private: A(const A&); } ; A x;", kOwner},
        Case{"struct B { std::unique_ptr<int> p; }; struct A : B {} x;",
             kOwner},
        Case{"struct V { V(const V& o); V(); int* p; ~V(); } x;", kValue},
        Case{"struct V { V(); V(const V& o) : p(o.p) {} int* p; } x;", kBorrow},
        Case{"int n; auto x = [] { ++n; };", kValue},
        Case{"void f() { int n; auto x = [&n] { ++n; }; }", kBorrow},
        Case{"void f() { int n; auto x = [n] { return n; }; }", kValue},
        Case{"struct S { void f() { auto x = [this] { n = 1; }; } int n; };",
             kBorrow},
        Case{"union U { int a; float b; } x;", kValue},
        Case{"struct Node { std::vector<Node> next; int v; } x;", kValue},
        Case{"struct Node { Node* next; } x;", kBorrow},
        Case{"struct P { struct { int* p; }; } x;", kBorrow}));

}  // namespace
}  // namespace fearless::lower
