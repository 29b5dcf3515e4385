// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/type_name.h"

#include "checker/lower/role_lexicon.h"
#include "gtest/gtest.h"
#include "tests/checker/lower/type_facts.h"

namespace fearless::lower {
namespace {

struct Case {
  const char* code;
  const char* name;
};

class TypeName : public testing::TestWithParam<Case> {};

TEST_P(TypeName, IsWhatTheUserWouldWrite) {
  TypeFacts facts(GetParam().code);
  EXPECT_EQ(facts.of("x").name, GetParam().name) << GetParam().code;
}

INSTANTIATE_TEST_SUITE_P(
    Types, TypeName,
    testing::Values(
        Case{"int x;", "int"}, Case{"const int x = 0;", "const int"},
        Case{"int* x;", "int*"}, Case{"int* const x = 0;", "int* const"},
        Case{"int y; int& x = y;", "int&"}, Case{"int x[4];", "int[4]"},
        Case{"bool x;", "bool"}, Case{"std::string x;", "std::string"},
        Case{"extern const std::string x;", "const std::string"},
        Case{"std::string_view x;", "std::string_view"},
        Case{"std::vector<std::string> x;", "std::vector<std::string>"},
        Case{"std::map<int, std::vector<int>> x;",
             "std::map<int, std::vector<int>>"},
        Case{"struct Order {}; std::unique_ptr<Order> x;",
             "std::unique_ptr<Order>"},
        Case{"struct D {}; std::unique_ptr<int, D> x;",
             "std::unique_ptr<int, D>"},
        Case{"namespace a { inline namespace v2 { struct B {}; } } a::B x;",
             "a::B"},
        Case{"namespace { struct B {}; B x; }", "B"},
        Case{"struct A { struct B {}; }; A::B x;", "A::B"},
        Case{"template <class T> struct A { struct B {}; }; A<int>::B x;",
             "A<int>::B"},
        Case{"std::array<int, 3> x;", "std::array<int, 3>"},
        Case{"std::variant<int, std::string> x;",
             "std::variant<int, std::string>"},
        Case{"void (*x)(int);", "void (*)(int)"},
        Case{"std::function<void(std::string)> x;",
             "std::function<void(std::string)>"},
        Case{"struct { int a; } x;", "unnamed struct at line 1"},
        Case{"typedef struct { int a; } Point; Point x;", "Point"},
        Case{"\n\nauto x = [] {};", "lambda at line 3"},
        Case{"enum class E { a }; E x;", "E"},
        Case{"namespace n { template <class T> struct Q {}; using I = Q<int>;"
             "} n::Q<int> x;",
             "n::I"},
        Case{"pthread_t x;", "pthread_t"},
        Case{"pthread_mutex_t x;", "pthread_mutex_t"},
        Case{"_Atomic(int) x;", "_Atomic(int)"}));

TEST(VocabularyName, LeavesOutInlineNamespacesAndArguments) {
  TypeFacts facts(R"cc(
    namespace a {
    inline namespace v1 {
    namespace {
    template <class T>
    struct Box {
      Box();
      ~Box();
      operator bool() const;
      T operator%(int);
      void put(T);
      struct Inner {
        void go();
      };
    };
    }  // namespace
    }  // namespace v1
    }  // namespace a
    a::Box<int> x;
  )cc");
  EXPECT_EQ(vocabulary_name(facts.declaration("put")), "a::Box::put");
  EXPECT_EQ(vocabulary_name(facts.declaration("go")), "a::Box::Inner::go");
  EXPECT_EQ(vocabulary_name(facts.declaration("operator%")),
            "a::Box::operator%");
  EXPECT_EQ(vocabulary_name(facts.declaration("operator bool")),
            "a::Box::operator bool");
  const auto* box = class_of(facts.find("x"));
  EXPECT_EQ(vocabulary_name(*box->ctor_begin()), "a::Box::Box");
  EXPECT_EQ(vocabulary_name(box->getDestructor()), "a::Box::~Box");
}

}  // namespace
}  // namespace fearless::lower
