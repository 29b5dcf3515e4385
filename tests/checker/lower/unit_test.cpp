// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whole units: what is found in them, where it stands, and odd input.

#include "tests/checker/lower/lowered.h"

namespace fearless::lower {
namespace {

using Kind = ir::Suppression::Kind;

TEST(Unit, TakesAFewInstancesOfATemplate) {
  Lowered code(R"cc(
    template <int N>
    int f() {
      return N;
    }
    template <typename T>
    struct Box {
      T get() { return value; }
      T unused() { return value; }
      T value;
    };
    template <typename T>
    void never(T t) {
      t.go();
    }
    int all() {
      Box<int> b{1};
      b.get();
      return f<0>() + f<1>() + f<2>() + f<3>() + f<4>() + f<5>() + f<6>() +
             f<7>() + f<8>() + f<9>();
    }
  )cc");
  EXPECT_NE(code.find("f", 7), nullptr);
  EXPECT_EQ(code.find("f", 8), nullptr);
  EXPECT_NE(code.find("Box::get"), nullptr);
  EXPECT_EQ(code.find("Box::get")->instance, "int");
  EXPECT_EQ(code.find("Box::unused"), nullptr);
  EXPECT_EQ(code.find("never"), nullptr);
}

TEST(Unit, FindsFunctionsInEveryPlace) {
  Lowered code(R"cc(
    namespace outer {
    inline namespace v1 {
    namespace {
    static int hidden() { return 1; }
    }  // namespace
    }  // namespace v1
    }  // namespace outer
    extern "C" int spoken() { return 2; }
    struct A {
      friend int peek(A& a) { return a.n; }
      struct B {
        int get() { return 3; }
      };
      int n;
    };
    int main() {
      auto f = [] { return 4; };
      return f();
    }
  )cc");
  for (const char* name :
       {"outer::hidden", "spoken", "peek", "A::B::get", "main", "main::lambda"})
    EXPECT_NE(code.find(name), nullptr) << name;
  EXPECT_TRUE(code.find("outer::hidden")->is(ir::FunctionFlag::kInternal));
  EXPECT_TRUE(code.find("main")->is(ir::FunctionFlag::kMain));
}

TEST(Unit, LeavesSystemHeadersOut) {
  Lowered code("#include <vector>\n#include <string>\nint f() { return 1; }");
  EXPECT_EQ(code.result.module.functions.size(), 1u);
}

TEST(Unit, PointsAtWhatTheUserWrote) {
  Lowered code(
      "#define SET(place, value) (place) = (value)\n"
      "void f(int& a, int b) {\n"
      "  SET(a, b);\n"
      "}\n");
  const ir::Event& event = code.find("f")->blocks[0].events[0];
  EXPECT_EQ(event.kind, ir::EventKind::kCopy);
  EXPECT_EQ(event.range.line, 3u);
  EXPECT_EQ(event.range.column, 3u);
  EXPECT_EQ(event.range.end_column, 12u);
}

TEST(Unit, SeesDefaultArgumentsAtTheCall) {
  Lowered code(
      "extern int shared;\n"
      "void g(int n = shared++);\n"
      "void f() {\n"
      "  g();\n"
      "}\n");
  EXPECT_EQ(code.find("f")->blocks[0].events[0].range.line, 4u);
}

TEST(Unit, KnowsThreadSafetyAttributes) {
  Lowered code(R"cc(
    struct __attribute__((capability("mutex"))) Mutex {
      void Lock() __attribute__((acquire_capability()));
      void Unlock() __attribute__((release_capability()));
    };
    struct Account {
      Mutex mu;
      int n __attribute__((guarded_by(mu)));
      void locked() __attribute__((requires_capability(mu))) { n = 1; }
      void shut() __attribute__((locks_excluded(mu))) {}
      Mutex* get() __attribute__((lock_returned(mu))) { return &mu; }
      void free() __attribute__((no_thread_safety_analysis)) {}
    };
    void given(Account* a) __attribute__((requires_capability(a -> mu))) {}
    void bare(Mutex& m) {
      m.Lock();
      m.Unlock();
    }
  )cc");
  auto contract = [&](const char* name) {
    const std::vector<ir::Annotation>& all = code.find(name)->annotations;
    if (all.size() != 1) return std::string("none");
    return std::to_string(static_cast<int>(all[0].contract)) + " " +
           ir::print(code.result.module, all[0].lock);
  };
  auto wanted = [](ir::LockContract contract, const char* lock) {
    return std::to_string(static_cast<int>(contract)) + " " + lock;
  };
  using ir::LockContract;
  EXPECT_EQ(contract("Account::locked"),
            wanted(LockContract::kRequires, "_1.*.mu"));
  EXPECT_EQ(contract("Account::shut"),
            wanted(LockContract::kExcludes, "_1.*.mu"));
  EXPECT_EQ(contract("Account::get"),
            wanted(LockContract::kReturnsLock, "_1.*.mu"));
  EXPECT_EQ(contract("given"), wanted(LockContract::kRequires, "_1.*.mu"));
  EXPECT_EQ(code.find("Account::free")->annotations[0].contract,
            LockContract::kNotChecked);
  code.expect("bare", {"acquire _1.*", "release _1.*"});
}

TEST(Unit, CollectsSuppressions) {
  Lowered code(
      "int a;  // NOLINT\n"
      "int b;  // NOLINT(fearless-x, y): known\n"
      "// NOLINTNEXTLINE(z)\n"
      "int c;\n"
      "/* NOLINTBEGIN(*) */ int d; /* NOLINTEND(*) */\n"
      "int e;  // NOLINTED is a word\n");
  const auto& all = code.result.module.suppressions;
  ASSERT_EQ(all.size(), 5u);
  EXPECT_EQ(all[0].kind, Kind::kLine);
  EXPECT_FALSE(all[0].has_list);
  EXPECT_EQ(all[1].checks, "fearless-x, y");
  EXPECT_EQ(all[1].reason, "known");
  EXPECT_EQ(all[1].range.line, 2u);
  EXPECT_EQ(all[2].kind, Kind::kNextLine);
  EXPECT_EQ(all[3].kind, Kind::kBegin);
  EXPECT_EQ(all[4].kind, Kind::kEnd);
}

TEST(Unit, MarksBodiesOfTestMacros) {
  Lowered code(R"cc(
    struct Test {
      virtual void TestBody() = 0;
    };
#define TEST_F(suite, name)      \
      struct suite##_##name : Test { \
        void TestBody() override;    \
      };                             \
      void suite##_##name::TestBody()
    TEST_F(Pool, Grows) {
      int n = 1;
      (void)n;
    }
    void plain() {}
  )cc");
  EXPECT_TRUE(
      code.find("Pool_Grows::TestBody")->is(ir::FunctionFlag::kUnitTest));
  EXPECT_FALSE(code.find("plain")->is(ir::FunctionFlag::kUnitTest));
}

TEST(Unit, IgnoresFlagsThatOnlyGccKnows) {
  UnitResult result = lower_text(
      "int f() { return 1; }",
      {"-std=c++20", "-fconserve-stack", "-fno-gcse", "-Werror", "-o", "x.o",
       "-c", "-MMD", "-MF", "x.d", "-Wno-maybe-uninitialized"});
  EXPECT_FALSE(result.has_errors) << result.first_error;
  EXPECT_EQ(result.module.functions.size(), 1u);
  ASSERT_EQ(result.module.problems.size(), 1u);
  EXPECT_EQ(result.module.problems[0].kind, ir::Problem::Kind::kNote);
  EXPECT_NE(result.module.problems[0].text.find("-fconserve-stack"),
            std::string::npos);
}

TEST(Unit, ExpandsResponseFiles) {
  SourceFile flags("-std=c++20 -DANSWER=42", "flags.rsp");
  UnitResult result =
      lower_text("int f() { return ANSWER; }", {"@" + flags.path()});
  EXPECT_FALSE(result.has_errors) << result.first_error;
}

TEST(Unit, NamesTheFirstError) {
  UnitResult result = lower_text(
      "#include \"missing.h\"\nint f() { return 1; }\nint g() { retrn 2; }");
  EXPECT_TRUE(result.has_errors);
  EXPECT_NE(result.first_error.find("snippet.cpp:1:10: 'missing.h' file not "
                                    "found"),
            std::string::npos)
      << result.first_error;
  EXPECT_GE(result.module.functions.size(), 1u);
}

TEST(Unit, SurvivesBrokenCode) {
  for (const char* text :
       {"", "\xff\xfe\x80", "int f(", "struct A : B { A() : c(1) {} int c; };",
        "void f() { auto x = unknown(1); x.y(); for (auto z : x) { z(); } }",
        "template <typename T> struct A { A<A<T>> a; }; A<int> a;",
        "void f() { [x] { return x; }(); int y = {1, {2}}; goto nowhere; }",
        "struct S { S(); ~S(; int n }; void f() { S s; s.n = ; }",
        "void f(auto x, decltype(y) z) { return x + z; }",
        "class A { void f() { this->g(h(); } ; int x = x; };",
        // Leaves an initializer without a type.
        "#include <span>\nstruct Frame {\nclass Mailbox {\n"
        "static unsigned submit(Mailbox& encoder, Frame frame) {\n"
        "  std::span<const unsigned char> visible(frame.pixels);\n"})
    lower_text(text);
}

TEST(Unit, SurvivesDeepNesting) {
  std::string sum = "int f(int a) { return a";
  for (int i = 0; i < 5000; ++i) sum += " + a";
  Lowered code(sum + "; }");
  std::string blocks = "void g(int a) {";
  for (int i = 0; i < 200; ++i) blocks += "{ if (a) ";
  blocks += "a = 1;" + std::string(200, '}') + "}";
  Lowered nested(blocks);
  EXPECT_NE(code.find("f"), nullptr);
  EXPECT_NE(nested.find("g"), nullptr);
}

TEST(Unit, LeavesOutWhatIsTooLarge) {
  std::string text = "void big(int& n) {";
  for (int i = 0; i < 300; ++i) text += "n = 1;";
  UnitResult result =
      lower_text(text + "} void small() {}", {"-std=c++20"}, 200);
  ASSERT_EQ(result.module.functions.size(), 1u);
  ASSERT_EQ(result.module.problems.size(), 1u);
  EXPECT_EQ(result.module.problems[0].kind, ir::Problem::Kind::kBudget);
  EXPECT_EQ(result.module.problems[0].text,
            "`big` has more than 200 events; it was left out");
  EXPECT_EQ(result.module.problems[0].range.line, 1u);
}

TEST(Unit, ReadsC) {
  SourceFile file(
      "struct P { int a; }; void f(struct P* p) { struct P q = "
      "*p; *p = q; p->a = (q.a = 1); }",
      "unit.c");
  UnitRequest request;
  request.file = file.path();
  request.arguments = {"cc", "-std=c11"};
  request.vocabulary = &builtin_vocabulary();
  UnitResult result = lower_unit(request);
  EXPECT_FALSE(result.has_errors) << result.first_error;
  EXPECT_EQ(result.module.functions.size(), 1u);
}

}  // namespace
}  // namespace fearless::lower
