// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What syntax allows to rewrite, and what it does not. The gallery tells what
// becomes of whole programs (tests/fixes_test.py).

#include "checker/ir/rewrite.h"

#include "checker/findings/edits.h"
#include "lowered.h"

namespace fearless::lower {
namespace {

using Kind = ir::Rewrite::Kind;

// Each rewrite of `kind` as the text of the whole snippet after it.
std::vector<std::string> rewritten(Kind kind, const std::string& text) {
  SourceFile file(text);
  auto vocabulary = vocabulary::Vocabulary::builtin();
  UnitRequest request;
  request.file = file.path();
  request.directory = file.folder();
  request.arguments = {"clang++", "-std=c++20", file.path()};
  request.vocabulary = &vocabulary;
  UnitResult result = lower_unit(request);
  EXPECT_EQ(result.first_error, "");
  std::vector<std::string> texts;
  for (const ir::Rewrite& rewrite : result.module.rewrites) {
    if (rewrite.kind != kind) continue;
    std::vector<findings::Edit> edits;
    for (const ir::Replacement& each : rewrite.edits)
      edits.push_back({{"", each.range}, each.text});
    texts.push_back(findings::edited(text, edits).value_or("?"));
  }
  return texts;
}

using Texts = std::vector<std::string>;

const std::string kMutex = "#include <mutex>\nstd::mutex a, b;\n";

TEST(Rewrite, NameAGuard) {
  EXPECT_EQ(
      rewritten(Kind::kNameGuard,
                kMutex + "void f() { std::lock_guard<std::mutex>{a}; }"),
      Texts{kMutex + "void f() { std::lock_guard<std::mutex> lock{a}; }"});
  EXPECT_EQ(
      rewritten(Kind::kNameGuard, kMutex + "void f(int lock) {\n"
                                           "  std::lock_guard<std::mutex>{a};\n"
                                           "  (void)lock;\n}"),
      Texts{kMutex + "void f(int lock) {\n"
                     "  std::lock_guard<std::mutex> lock2{a};\n"
                     "  (void)lock;\n}"});
}

TEST(Rewrite, NothingFromAMacro) {
  EXPECT_EQ(
      rewritten(Kind::kNameGuard,
                kMutex + "#define LOCK(m) std::lock_guard<std::mutex>{m}\n"
                         "void f() { LOCK(a); }"),
      Texts{});
}

TEST(Rewrite, LockBoth) {
  EXPECT_EQ(rewritten(Kind::kLockBoth,
                      kMutex + "void f() {\n"
                               "  std::lock_guard<std::mutex> one(a);\n"
                               "  std::lock_guard<std::mutex> two(b);\n"
                               "}\n"),
            Texts{kMutex + "void f() {\n"
                           "  std::scoped_lock one(a, b);\n"
                           "}\n"});
  // Given back in between: it must stay a guard of one lock.
  EXPECT_EQ(rewritten(Kind::kLockBoth,
                      kMutex + "void f() {\n"
                               "  std::unique_lock<std::mutex> one(a);\n"
                               "  std::lock_guard<std::mutex> two(b);\n"
                               "  one.unlock();\n"
                               "}\n"),
            Texts{});
}

TEST(Rewrite, TestAgain) {
  const std::string head = "bool is_ready(); void wait();\n";
  EXPECT_EQ(rewritten(Kind::kTestAgain,
                      head + "void f() { if (!is_ready()) wait(); }"),
            Texts{head + "void f() { while (!is_ready()) wait(); }"});
  EXPECT_EQ(rewritten(Kind::kTestAgain,
                      head + "void f() { if (!is_ready()) wait(); else f(); }"),
            Texts{});
}

const std::string kThread = "#include <thread>\n";

TEST(Rewrite, JoinAtEnd) {
  EXPECT_EQ(rewritten(Kind::kJoinAtEnd,
                      kThread + "void f() { std::thread t([] {}); t.join(); }"),
            Texts{kThread + "void f() { std::jthread t([] {}); t.join(); }"});
  EXPECT_EQ(rewritten(Kind::kJoinAtEnd,
                      kThread + "void g(std::thread&);\n"
                                "void f() { std::thread t([] {}); g(t); }"),
            Texts{});
}

TEST(Rewrite, CopyAndMoveIn) {
  EXPECT_EQ(rewritten(Kind::kCopyIn,
                      "void f(int n) { auto g = [&n] { return n; }; g(); }"),
            Texts{"void f(int n) { auto g = [n] { return n; }; g(); }"});
  EXPECT_EQ(rewritten(Kind::kCopyIn,
                      "void f(int n) { auto g = [&] { return n; }; g(); }"),
            Texts{"void f(int n) { auto g = [&, n] { return n; }; g(); }"});
  // What it changes is meant for others.
  EXPECT_EQ(rewritten(Kind::kCopyIn,
                      "void f(int n) { auto g = [&n] { ++n; }; g(); }"),
            Texts{});
  EXPECT_EQ(
      rewritten(Kind::kCopyIn,
                "void f(int n) { auto g = [&n] { return n; }; ++n; g(); }"),
      Texts{});
  const std::string head = "#include <memory>\n";
  EXPECT_EQ(rewritten(Kind::kMoveIn,
                      head + "void f(std::unique_ptr<int> p) {\n"
                             "  auto g = [&p] { return *p; };\n  g();\n}"),
            Texts{head + "void f(std::unique_ptr<int> p) {\n"
                         "  auto g = [p = std::move(p)] { return *p; };\n"
                         "  g();\n}"});
}

TEST(Rewrite, Atomic) {
  EXPECT_EQ(rewritten(Kind::kAtomic, kThread + "#include <atomic>\n"
                                               "static int hits = 0;\n"
                                               "void f() { ++hits; }\n"
                                               "int g() { return hits; }\n"),
            Texts{kThread + "#include <atomic>\n"
                            "static std::atomic<int> hits = 0;\n"
                            "void f() { ++hits; }\n"
                            "int g() { return hits; }\n"});
  EXPECT_EQ(rewritten(Kind::kAtomic,
                      "#include <mutex>\n#include <thread>\n"
                      "template <class T>\nclass Ring {\n public:\n"
                      "  void put() { ++size_; }\n"
                      "  std::mutex mutex_;\n  int size_ = 0;\n};\n"
                      "void f(Ring<int>& a, Ring<char>& b) {\n"
                      "  a.put(), b.put();\n}\n"),
            Texts{"#include <atomic>\n#include <mutex>\n#include <thread>\n"
                  "template <class T>\nclass Ring {\n public:\n"
                  "  void put() { ++size_; }\n"
                  "  std::mutex mutex_;\n  std::atomic<int> size_ = 0;\n};\n"
                  "void f(Ring<int>& a, Ring<char>& b) {\n"
                  "  a.put(), b.put();\n}\n"});
}

TEST(Rewrite, NotAtomic) {
  const std::string head =
      "#include <atomic>\n#include <iostream>\n#include <thread>\n";
  for (const std::string& code : {
           // A type would be deduced.
           "static int n;\nvoid f() { auto m = n; (void)m; }",
           "static int n;\nauto f() { return n; }",
           "static int n;\nint f() { return [] { return n; }(); }",
           "static int n;\ntemplate <class T> int operator%(std::thread&, T);\n"
           "int f(std::thread& t) { return t % n; }",
           // Tested, or looked at, and changed in two steps.
           "static int n;\nvoid f() { if (n > 0) --n; }",
           "static int n;\nvoid f() { const int m = n; n = m + 1; }",
           // Where it is would be asked for, or what it is told elsewhere.
           "static int n;\nint* f() { return &n; }",
           "int n;\nvoid f() { ++n; }",
           // It would be copied.
           "struct S { int n = 0; };\nvoid f(S& s) { ++s.n; }",
       })
    EXPECT_EQ(rewritten(Kind::kAtomic, head + code), Texts{}) << code;
}

TEST(Rewrite, ReadBefore) {
  const std::string head =
      "#include <memory>\n"
      "struct Order { int id; };\n"
      "void send(std::unique_ptr<Order>);\n"
      "int f(std::unique_ptr<Order> order) {\n";
  EXPECT_EQ(rewritten(Kind::kReadBefore, head + "  send(std::move(order));\n"
                                                "  return order->id;\n}\n"),
            Texts{head + "  const auto order_id = order->id;\n"
                         "  send(std::move(order));\n"
                         "  return order_id;\n}\n"});
  // Not on every path.
  EXPECT_EQ(rewritten(Kind::kReadBefore, head + "  send(std::move(order));\n"
                                                "  if (!order) return 0;\n"
                                                "  return order->id;\n}\n"),
            Texts{});
}

}  // namespace
}  // namespace fearless::lower
