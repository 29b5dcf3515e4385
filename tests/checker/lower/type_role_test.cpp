// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "clang/AST/DeclCXX.h"
#include "gtest/gtest.h"
#include "tests/checker/lower/type_facts.h"

namespace fearless::lower {
namespace {

using ir::Role;

constexpr std::uint32_t bits(std::initializer_list<Role> roles) {
  std::uint32_t all = 0;
  for (const Role role : roles) all |= static_cast<std::uint32_t>(role);
  return all;
}

std::uint32_t roles(const std::string& code) {
  TypeFacts facts(code);
  return facts.of("x").roles;
}

TEST(TypeRole, StructureOfBuiltinTypes) {
  EXPECT_EQ(roles("int x;"), 0u);
  EXPECT_EQ(roles("int* x;"), bits({Role::kPointer}));
  EXPECT_EQ(roles("int y; int& x = y;"), bits({Role::kReference}));
  EXPECT_EQ(roles("int x[3];"), bits({Role::kArray}));
  EXPECT_EQ(roles("void (*x)();"), bits({Role::kCallable}));
  EXPECT_EQ(roles("_Atomic(int) x;"), bits({Role::kAtomic}));
  EXPECT_EQ(roles("auto x = [] {};"), bits({Role::kClosure, Role::kRecord}));
  EXPECT_EQ(roles("struct A {} x;"), bits({Role::kRecord}));
  EXPECT_EQ(roles("struct A; A* p; A& x = *p;"), bits({Role::kReference}));
}

TEST(TypeRole, LibraryTypesByVocabulary) {
  EXPECT_EQ(roles("std::mutex x;"), bits({Role::kLock, Role::kCopiesLock}));
  EXPECT_EQ(roles("std::shared_mutex x;"),
            bits({Role::kLock, Role::kSharedLock, Role::kCopiesLock}));
  EXPECT_EQ(roles("std::lock_guard<std::mutex>* p; auto& y = *p;"
                  "decltype(std::lock_guard<std::mutex>(*(std::mutex*)0))* q;"
                  "using x = std::lock_guard<std::mutex>;"),
            bits({Role::kGuard}));
  EXPECT_EQ(roles("std::atomic<int> x;"), bits({Role::kAtomic}));
  EXPECT_EQ(roles("pthread_mutex_t x;"),
            bits({Role::kLock, Role::kCopiesLock}));
  EXPECT_EQ(roles("pthread_t x;"), bits({Role::kThread}));
  EXPECT_TRUE(roles("std::vector<int> x;") & bits({Role::kContainer}));
  EXPECT_TRUE(roles("std::unique_ptr<int> x;") & bits({Role::kSmartPointer}));
}

TEST(TypeRole, AClassThatDerivesFromALockIsALock) {
  EXPECT_EQ(roles("class Named : public std::mutex { int id; }; Named x;"),
            bits({Role::kLock, Role::kRecord}));
  EXPECT_EQ(roles("template <class T> struct Q : private std::mutex {};"
                  "Q<int> x;"),
            bits({Role::kLock, Role::kRecord}));
}

TEST(TypeRole, ALockByItsMethods) {
  EXPECT_EQ(roles("struct Spin { void lock(); void unlock(); }; Spin x;"),
            bits({Role::kLock, Role::kRecord}));
  EXPECT_EQ(roles("struct M { void Lock(); bool TryLock(); void Unlock(); };"
                  "M x;"),
            bits({Role::kLock, Role::kRecord}));
  EXPECT_EQ(roles("struct M { void acquire(); bool try_acquire();"
                  " void release(); }; M x;"),
            bits({Role::kLock, Role::kRecord}));
  EXPECT_EQ(roles("struct M { void lock(); void unlock();"
                  " void RLock(); void RUnlock(); }; M x;"),
            bits({Role::kLock, Role::kSharedLock, Role::kRecord}));
  EXPECT_EQ(roles("struct M { void ReadLock(); void ReadUnlock();"
                  " void WriteLock(); void WriteUnlock(); }; M x;"),
            bits({Role::kLock, Role::kSharedLock, Role::kRecord}));
  EXPECT_EQ(roles("struct [[clang::capability(\"mutex\")]] M {"
                  " void Seize(); void Free(); }; M x;"),
            bits({Role::kLock, Role::kRecord}));
}

TEST(TypeRole, ALockThatItsOwnerMayTakeAgain) {
  EXPECT_EQ(
      roles("class M { public: void lock(); void unlock();"
            " std::recursive_mutex own_; }; M x;"),
      bits({Role::kLock, Role::kRecursive, Role::kRecord, Role::kCopiesLock}));
  EXPECT_EQ(roles("struct ReentrantLock { void lock(); void unlock(); };"
                  "ReentrantLock x;"),
            bits({Role::kLock, Role::kRecursive, Role::kRecord}));
}

TEST(TypeRole, WhatTheClassIsMarkedAs) {
  EXPECT_EQ(roles("struct [[clang::annotate(\"fearless::roles lock\")]] M {"
                  " void seize(); }; M x;"),
            bits({Role::kLock, Role::kRecord}));
  TypeFacts facts("struct [[clang::annotate(\"fearless::sendd\")]] M {}; M x;");
  facts.of("x");
  ASSERT_EQ(facts.module().problems.size(), 1u);
  EXPECT_EQ(facts.module().problems[0].range.line, 1u);
}

TEST(TypeRole, NotALock) {
  const auto record = bits({Role::kRecord});
  EXPECT_EQ(roles("struct W { int* lock(); }; W x;"), record);
  EXPECT_EQ(roles("struct F { void lock(const char*); void unlock(int); };"
                  "F x;"),
            record);
  EXPECT_EQ(roles("struct Pool { void acquire(); void release(); }; Pool x;"),
            record);
  EXPECT_EQ(roles("struct Semaphore { Semaphore(int count); void acquire();"
                  " bool try_acquire(); void release(); }; Semaphore x(1);"),
            bits({Role::kSyncObject, Role::kRecord}));
}

constexpr const char* kSpin =
    "struct Spin { void lock(); void unlock(); bool try_lock(); };";

TEST(TypeRole, GuardsByWhatTheyDo) {
  const std::string spin = kSpin;
  const auto guard = bits({Role::kGuard, Role::kRecord});
  EXPECT_EQ(roles(spin + "struct G { explicit G(Spin& s) : s_(s) {"
                         " s_.lock(); } ~G() { s_.unlock(); } Spin& s_; };"
                         "Spin s; G x(s);"),
            guard);
  EXPECT_EQ(roles(spin + "struct G { explicit G(Spin* s) : s_(s) {"
                         " if (s_) s_->lock(); } ~G() { release(); }"
                         " void release() { if (s_) s_->unlock(); }"
                         " Spin* s_; }; Spin s; G x(&s);"),
            guard);
  EXPECT_EQ(roles("struct G { G(pthread_mutex_t* m) : m_(m) {"
                  " pthread_mutex_lock(m_); }"
                  " ~G() { pthread_mutex_unlock(m_); }"
                  " pthread_mutex_t* m_; }; pthread_mutex_t m; G x(&m);"),
            guard);
  EXPECT_EQ(roles("template <class M> struct G { explicit G(M& m) : m_(m) {"
                  " m_.lock(); } ~G() { m_.unlock(); } M& m_; };"
                  "using x = G<std::mutex>; std::mutex m; x y(m);"),
            guard);
  EXPECT_EQ(roles("struct Pool { std::mutex mu; int n; };"
                  "struct Access { Access(Pool& p) : lock_(p.mu), p_(&p) {}"
                  " std::unique_lock<std::mutex> lock_; Pool* p_; };"
                  "Pool p; Access x(p);"),
            guard);
  EXPECT_EQ(roles(spin + "struct [[clang::scoped_lockable]] G {"
                         " G(Spin&); ~G(); }; Spin s; G x(s);"),
            guard);
  EXPECT_EQ(roles(spin + "Spin global; struct G { G() { global.lock(); }"
                         " ~G() { global.unlock(); } }; G x;"),
            guard);
}

TEST(TypeRole, AGuardInATemplateThatIsNotInstantiated) {
  EXPECT_EQ(roles("template <class M> struct G { explicit G(M& m) : m_(m) {"
                  " m_.lock(); } ~G() { m_.unlock(); } M& m_; };"
                  "struct U { G<std::mutex>* g; };"
                  "using x = G<std::mutex>; int size = sizeof(x);"),
            bits({Role::kGuard, Role::kRecord}));
}

TEST(TypeRole, AGuardWithItsOwnUnlockIsNoLock) {
  const std::string spin = kSpin;
  EXPECT_EQ(roles(spin + "struct G { explicit G(Spin& s) : s_(s) { lock(); }"
                         " ~G() { if (held_) unlock(); }"
                         " void lock() { s_.lock(); held_ = true; }"
                         " void unlock() { s_.unlock(); held_ = false; }"
                         " Spin& s_; bool held_ = false; }; Spin s; G x(s);"),
            bits({Role::kGuard, Role::kRecord}));
}

TEST(TypeRole, NotAGuard) {
  const auto record = bits({Role::kRecord});
  EXPECT_EQ(roles("struct Q { Q() { std::lock_guard<std::mutex> g(m_); }"
                  " void push(int) { std::lock_guard<std::mutex> g(m_); }"
                  " std::mutex m_; }; Q x;"),
            record);
  EXPECT_EQ(roles("struct Q { Q(std::mutex& m) { m.lock(); m.unlock(); }"
                  " ~Q() {} }; std::mutex m; Q x(m);"),
            record);
  EXPECT_EQ(roles("struct Q { Q() { m_.lock(); } ~Q() { m_.unlock(); }"
                  " std::mutex m_; }; Q x;"),
            record);
}

TEST(TypeRole, OperationsOfALockByShape) {
  TypeFacts facts(
      "struct Rw { void lock(); void unlock(); void RLock(); void RUnlock();"
      " bool try_lock(); void other(); }; Rw x;");
  const auto operation = [&](const char* name) {
    return facts.types().lock_operation(
        llvm::cast<clang::CXXMethodDecl>(facts.declaration(name)));
  };
  using Kind = LockOperation::Kind;
  EXPECT_EQ(operation("RLock"),
            (LockOperation{Kind::kAcquire, ir::Mode::kShared, true}));
  EXPECT_EQ(operation("RUnlock"),
            (LockOperation{Kind::kRelease, ir::Mode::kShared, true}));
  EXPECT_EQ(operation("other"), std::nullopt);
}

}  // namespace
}  // namespace fearless::lower
