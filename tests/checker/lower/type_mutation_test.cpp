// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "gtest/gtest.h"
#include "tests/checker/lower/type_facts.h"

namespace fearless::lower {
namespace {

using ir::Answer;

// Whether `struct X { ... }` with this body is Sync.
Answer sync_of(const std::string& body) {
  TypeFacts facts(
      "void use(int); void fill(std::vector<int>&);"
      "struct Inner { mutable int hits; int n; void set(int v) {"
      " n = v; } void look(); };"
      "struct Logger { std::mutex m; int n; void log() { m.lock();"
      " ++n; m.unlock(); } };"
      "struct Stats { std::atomic<int> n; void bump() { ++n; } };"
      "class X {" +
      body + "};");
  return facts.of("X").sync.answer;
}

TEST(Mutation, WritesWithoutALock) {
  for (const char* body : {
           "mutable int n; public: void f() const { ++n; }",
           "mutable int n; public: void f() const { n = 3; }",
           "mutable int n; public: void f() const { n += 3; }",
           "mutable int n; public: void f() const { if (n < 3) { n--; } }",
           "mutable int n; public: void f() const { this->n = 3; }",
           "mutable int n; public: void f() const { int& r = n; r = 3; }",
           "mutable int n[3]; public: void f() const { n[1] = 3; }",
           "mutable Inner i; public: void f() const { i.n = 3; }",
           "Inner i; public: void f() const { i.hits = 3; }",
           "mutable std::vector<int> v; public: void f() const {"
           " v.push_back(3); }",
           "mutable std::vector<int> v; public: void f() const { v[0] = 3; }",
           "mutable std::map<int, int> v; public: int f() const {"
           " return v[0]; }",
           "mutable std::string s; public: void f() const { s = \"a\"; }",
           "mutable std::vector<int> v; public: void f() const { fill(v); }",
           "mutable Inner i; public: void f() const { i.set(3); }",
           "mutable int n; public: void f() const { auto g = [&] { ++n; };"
           " g(); }",
           "mutable int n; void h() const { ++n; } public:"
           " void f() const { h(); }",
           "int n; public: void f() const { const_cast<X*>(this)->n = 3; }",
           "int n; public: void f() const { X* x = const_cast<X*>(this);"
           " x->n = 3; }",
           "int n; void load() { n = 1; } public: void f() const {"
           " const_cast<X*>(this)->load(); }",
           "public: int f() const { static int calls; return ++calls; }",
           "public: int f() const { static std::vector<int> all;"
           " all.push_back(1); return 0; }",
           // A method template, instantiated or not.
           "mutable int n; public: template <class F> int f(F g) const {"
           " n = g(); return n; }",
           "mutable int n; public: template <class F> int f(F g) const {"
           " n = 3; return n; } int h() { return f(1); }",
           // A reader that counts itself in the const object.
           "mutable int n; public: struct Reading { const X& x;"
           " Reading(const X& x) : x(x) { ++x.n; } ~Reading() { --x.n; } };"
           " Reading read() const { return Reading(*this); }",
           // After the lock is gone.
           "mutable std::mutex m; mutable int n; public: void f() const {"
           " { std::lock_guard<std::mutex> g(m); use(n); } ++n; }",
           "mutable std::mutex m; mutable int n; public: void f() const {"
           " m.lock(); use(n); m.unlock(); ++n; }",
           // One method locks, another does not.
           "mutable std::mutex m; mutable int n; public: void g() const {"
           " std::lock_guard<std::mutex> g(m); ++n; } void f() const { ++n; }",
       }) {
    EXPECT_EQ(sync_of(body), Answer::kNo) << body;
  }
}

TEST(Mutation, GuardedOrNone) {
  for (const char* body : {
           "int n; public: void f() { ++n; } int g() const { return n; }",
           "mutable int n; public: int f() const { return n; }",
           "mutable std::mutex m; mutable int n; public: void f() const {"
           " std::lock_guard<std::mutex> g(m); ++n; }",
           "mutable std::mutex m; mutable int n; public: void f() const {"
           " m.lock(); ++n; m.unlock(); }",
           "mutable std::mutex m; mutable int n; void h() const { ++n; }"
           "public: void f() const { std::lock_guard<std::mutex> g(m); h(); }",
           "mutable int n; public: void f_locked() const { ++n; }",
           "mutable int n; public: void f(std::unique_lock<std::mutex>&)"
           " const { ++n; }",
           "mutable std::atomic<int> n; public: void f() const { ++n; }",
           "mutable std::atomic<int> n; public: void f() const {"
           " n.store(3); }",
           "mutable std::mutex m; public: void f() const { m.lock(); }",
           "mutable std::once_flag once; mutable int n; public:"
           " void f() const { std::call_once(once, [this] { n = 3; }); }",
           "mutable std::vector<int> v; public: int f() const {"
           " int sum = 0; for (int& i : v) sum += i; return sum; }",
           "mutable std::vector<int> v; public: int f() const {"
           " return v[0]; }",
           "mutable Logger l; public: void f() const { l.log(); }",
           "mutable Stats s; public: void f() const { s.bump(); }",
           "mutable std::atomic<bool> busy; mutable int n; public:"
           " void f() const { if (busy.exchange(true)) return; n = 3; }",
           "public: int f() const { static const int n = 3; return n; }",
           "public: int f() const { static thread_local int n; return ++n; }",
           "public: int f() const { static std::atomic<int> n; return ++n; }",
           "int n; public: int f() const { int n = 0; ++n; return n; }",
           "mutable int n; void unused() const { ++n; }",
           "mutable int n; public: void f() const"
           " __attribute__((requires_capability(m))) { ++n; }"
           " std::mutex m;",
       }) {
    EXPECT_EQ(sync_of(body), Answer::kYes) << body;
  }
}

TEST(Mutation, ThroughAPointerNobodyCanTell) {
  for (const char* body : {
           "int* p; public: void f() const { *p = 3; }",
           "Inner* p; public: void f() const { p->n = 3; }",
           "std::unique_ptr<Inner> p; public: void f() const { p->n = 3; }",
           "Inner& r; public: void f() const { r.n = 3; }",
           "mutable Inner i; public: void f() const { i.look(); }",
       }) {
    EXPECT_EQ(sync_of(body), Answer::kUnknown) << body;
  }
}

TEST(Mutation, OfACell) {
  TypeFacts facts(
      "template <class T> class Cell { mutable T value_; public:"
      " void set(T value) const { value_ = value; }"
      " T get() const { return value_; } };"
      "int size = sizeof(Cell<int>); struct S { Cell<int> c; } x;");
  const ir::Type& type = facts.of("x");
  EXPECT_EQ(type.send.answer, Answer::kYes);
  EXPECT_TRUE(type.sync.is_no(ir::Cause::kMutation));
  EXPECT_EQ(chain(type.sync),
            "`S` has a member `c` of type `Cell<int>` -> "
            "`Cell<int>` has a mutable member `value_` of type `int` -> "
            "`Cell::set`, a const method, changes `value_` without a lock");
}

TEST(Mutation, OfAStaticVariable) {
  TypeFacts facts(
      "struct S {\n  int f() const {\n    static int calls = 0;\n"
      "    return ++calls;\n  }\n} x;");
  const ir::Type& type = facts.of("x");
  EXPECT_EQ(chain(type.sync),
            "`S::f` has a static variable `calls` of type `int` -> "
            "`S::f`, a const method, changes `calls` without a lock");
  EXPECT_EQ(lines(type.sync), (std::vector<unsigned>{3, 4}));
}

}  // namespace
}  // namespace fearless::lower
