// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/role_lexicon.h"
#include "clang/AST/Decl.h"
#include "gtest/gtest.h"
#include "tests/checker/lower/type_facts.h"

namespace fearless::lower {
namespace {

using ir::StepKind;

TEST(TypeTable, KnowsATypeByItsCanonicalForm) {
  TypeFacts facts("struct A {}; using B = A; A a; B b; extern const A c;");
  EXPECT_EQ(facts.types().type(facts.find("a")),
            facts.types().type(facts.find("b")));
  EXPECT_NE(facts.types().type(facts.find("a")),
            facts.types().type(facts.find("c")));
  EXPECT_FALSE(facts.of("a").is_const);
  EXPECT_TRUE(facts.of("c").is_const);
  EXPECT_EQ(facts.of("a").usr, facts.of("c").usr);
}

TEST(TypeTable, FieldsInOrderWithTheirFacts) {
  TypeFacts facts(
      "class A {\n"
      " public:\n"
      "  int first;\n"
      " private:\n"
      "  mutable std::mutex mu_;\n"
      "  unsigned flag : 1;\n"
      "  int : 0;\n"
      "} a;");
  const ir::Type& type = facts.of("a");
  ASSERT_EQ(type.fields.size(), 3u);
  const ir::Field& first = facts.module().fields[type.fields[0]];
  EXPECT_EQ(first.name, "first");
  EXPECT_EQ(first.usr, "c:@S@A@FI@first");
  EXPECT_TRUE(first.is_public);
  EXPECT_EQ(first.range.line, 3u);
  EXPECT_EQ(facts.module().types[first.owner].name, "A");
  const ir::Field* mu = facts.field(type, "mu_");
  ASSERT_NE(mu, nullptr);
  EXPECT_TRUE(mu->is_mutable);
  EXPECT_FALSE(mu->is_public);
  EXPECT_TRUE(facts.module().types[mu->type].is(ir::Role::kLock));
  EXPECT_TRUE(facts.field(type, "flag")->is_bitfield);
}

TEST(TypeTable, ConstEntriesShareTheirFields) {
  TypeFacts facts("struct A { int n; }; A a; extern const A c;");
  const auto plain = facts.of("a").fields;
  EXPECT_EQ(plain, facts.of("c").fields);
  EXPECT_FALSE(
      facts.module().types[facts.module().fields[plain[0]].owner].is_const);
}

TEST(TypeTable, InstancesShareTheMembersIdentity) {
  TypeFacts facts(
      "template <class T> struct Q { T value; }; Q<int> a; Q<char> b;");
  const ir::FieldId one = facts.of("a").fields[0];
  const ir::FieldId other = facts.of("b").fields[0];
  EXPECT_NE(one, other);
  EXPECT_EQ(facts.module().fields[one].usr, facts.module().fields[other].usr);
  EXPECT_NE(facts.of("a").usr, facts.of("b").usr);
}

TEST(TypeTable, BasesAndPointees) {
  TypeFacts facts(
      "struct B {}; struct A : B { std::unique_ptr<A> next; } a;"
      "std::vector<A*> v; A* p; A& r = a; A many[2];");
  const ir::Type a = facts.of("a");
  ASSERT_EQ(a.bases.size(), 1u);
  EXPECT_EQ(facts.module().types[a.bases[0]].name, "B");
  const ir::TypeId self = facts.types().type(facts.find("a"));
  EXPECT_EQ(facts.module().types[facts.field(a, "next")->type].pointee, self);
  EXPECT_EQ(facts.of("p").pointee, self);
  EXPECT_EQ(facts.of("r").pointee, self);
  EXPECT_EQ(facts.of("many").pointee, self);
  EXPECT_EQ(facts.module().types[facts.of("v").pointee].name, "A*");
}

TEST(TypeTable, FieldsOfLibraryTypesOnlyOnDemand) {
  TypeFacts facts("std::pair<int, char> p;");
  EXPECT_TRUE(facts.of("p").fields.empty());
  const auto* record = class_of(facts.find("p"));
  const ir::FieldId first = facts.types().field(*record->field_begin());
  EXPECT_EQ(facts.module().fields[first].name, "first");
  EXPECT_FALSE(facts.module().fields[first].range.is_valid());
}

TEST(TypeTable, CapturesAreFields) {
  TypeFacts facts(
      "struct A { void f(int n, int& r) {\n"
      "  auto x = [n, &r, k = n + 1, this] { h = k; };\n"
      "  auto y = [*this] {};\n"
      "} int h; };");
  const ir::Type x = facts.of("x");
  ASSERT_EQ(x.fields.size(), 4u);
  std::vector<std::string> names, types;
  for (const ir::FieldId id : x.fields) {
    names.push_back(facts.module().fields[id].name);
    types.push_back(facts.module().types[facts.module().fields[id].type].name);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"n", "r", "k", "this"}));
  EXPECT_EQ(types, (std::vector<std::string>{"int", "int&", "int", "A*"}));
  EXPECT_EQ(facts.types().capture_field(class_of(facts.find("x")), 2),
            x.fields[2]);
  EXPECT_EQ(facts.types().capture_field(class_of(facts.find("x")), 9),
            ir::kNone);
  const ir::Type y = facts.of("y");
  ASSERT_EQ(y.fields.size(), 1u);
  EXPECT_EQ(facts.module().fields[y.fields[0]].name, "this");
  EXPECT_EQ(facts.module().types[facts.module().fields[y.fields[0]].type].name,
            "A");
}

TEST(TypeTable, AnonymousMembersHaveANameAllTheSame) {
  TypeFacts facts("struct A { union { int i; float f; }; } a;");
  const ir::Type a = facts.of("a");
  ASSERT_EQ(a.fields.size(), 1u);
  EXPECT_EQ(facts.module().fields[a.fields[0]].name, "unnamed");
}

TEST(TypeTable, GuardedByNamesTheLock) {
  TypeFacts facts(
      "struct [[clang::capability(\"mutex\")]] Mu { void Lock(); void"
      " Unlock(); };\n"
      "struct P { Mu mu; };\n"
      "#define BY(x) __attribute__((guarded_by(x)))\n"
      "#define PT_BY(x) __attribute__((pt_guarded_by(x)))\n"
      "Mu global_mu; int global BY(global_mu);\n"
      "struct A {\n"
      "  Mu mu_; P* parent_; P& owner_; Mu* lent_; std::unique_ptr<P> own_;\n"
      "  int a BY(mu_); int b BY(parent_->mu); int c BY(owner_.mu);\n"
      "  int d BY(lent_); int e BY(*lent_); int* f PT_BY(mu_);\n"
      "  int g BY(global_mu); int h BY(own_->mu); int i BY(this->mu_);\n"
      "};");
  const ir::Type a = facts.of("A");
  const auto path = [&](const ir::Steps& steps) {
    std::string text;
    for (const ir::Step& step : steps) {
      text += step.kind == StepKind::kDeref
                  ? ".*"
                  : "." + facts.module().fields[step.field].name;
    }
    return text;
  };
  const auto guard = [&](const char* name) {
    return path(facts.field(a, name)->guarded_by);
  };
  EXPECT_EQ(guard("a"), ".mu_");
  EXPECT_EQ(guard("b"), ".parent_.*.mu");
  EXPECT_EQ(guard("c"), ".owner_.*.mu");
  EXPECT_EQ(guard("d"), ".lent_");
  EXPECT_EQ(guard("e"), ".lent_.*");
  EXPECT_EQ(guard("f"), "");
  EXPECT_EQ(path(facts.field(a, "f")->pointee_guarded_by), ".mu_");
  EXPECT_EQ(guard("g"), "");
  EXPECT_EQ(guard("h"), ".own_.*.mu");
  EXPECT_EQ(guard("i"), ".mu_");
  const auto* global = llvm::cast<clang::VarDecl>(facts.declaration("global"));
  const ir::GlobalId id = facts.types().global(global);
  const ir::Global& made = facts.module().globals[id];
  EXPECT_EQ(made.name, "global");
  ASSERT_TRUE(made.guarded_by.is_global());
  EXPECT_EQ(facts.module().globals[made.guarded_by.id].name, "global_mu");
}

TEST(TypeTable, AcquiredAfterNamesTheLocksBefore) {
  TypeFacts facts(
      "struct [[clang::capability(\"mutex\")]] Mu { void Lock(); void"
      " Unlock(); };\n"
      "#define AFTER(x) __attribute__((acquired_after(x)))\n"
      "#define BEFORE(x) __attribute__((acquired_before(x)))\n"
      "struct A { Mu a BEFORE(c); Mu b; Mu c AFTER(b); };");
  const ir::Type a = facts.of("A");
  std::vector<std::string> before;
  for (const ir::FieldId id : facts.field(a, "c")->acquired_after)
    before.push_back(facts.module().fields[id].name);
  std::sort(before.begin(), before.end());
  EXPECT_EQ(before, (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(facts.field(a, "a")->acquired_after.empty());
}

TEST(TypeTable, Globals) {
  TypeFacts facts(
      "namespace n { int plain; thread_local int own; }\n"
      "void f() { static int calls; }\n"
      "struct A { static int shared; };");
  const auto global = [&](const char* name) -> const ir::Global& {
    const auto id = facts.types().global(
        llvm::cast<clang::VarDecl>(facts.declaration(name)));
    return facts.module().globals[id];
  };
  EXPECT_EQ(global("plain").name, "n::plain");
  EXPECT_EQ(global("plain").usr, "c:@N@n@plain");
  EXPECT_TRUE(global("own").is_thread_local);
  EXPECT_TRUE(global("calls").is_function_static);
  EXPECT_EQ(global("shared").name, "A::shared");
}

TEST(TypeTable, MayBeCompletedAgain) {
  TypeFacts facts("struct A { int n; }; A a; struct B { A inner; } b;");
  EXPECT_EQ(facts.of("a").fields.size(), 1u);
  EXPECT_EQ(facts.of("b").fields.size(), 1u);
  EXPECT_EQ(facts.of("b").send.answer, ir::Answer::kYes);
}

}  // namespace
}  // namespace fearless::lower
