// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Conditions keep the place that they test.

#include "tests/checker/lower/lowered.h"

namespace fearless::lower {
namespace {

const std::string kUse = "void use(int) noexcept; bool f() noexcept;\n";

TEST(Condition, IsAboutAVariable) {
  Lowered code(kUse + R"cc(
    void a(bool b) {
      if (b) use(1);
    }
    void n(bool b) {
      if (!b) use(1);
    }
    void t(bool b) {
      if (b == false) use(1);
      if (b != true) use(2);
    }
    void i() {
      if (bool ok = f(); ok) use(1);
    }
  )cc");
  code.expect("a", {"read _1", "branch _1 bb1 bb2"});
  code.expect(
      "n", {"read _1", "branch _1 bb1 bb2", "bb2:", "call \"use\"(constant)"});
  code.expect("t", {"branch !_1 bb1 bb2", "branch !_1 bb3 bb4"});
  code.expect("i", {"call \"f\"() -> _1", "read _1", "branch _1 bb1 bb2"});
}

TEST(Condition, IsAboutAPointer) {
  Lowered code(kUse + R"cc(
    void a(int* p) {
      if (p == nullptr) use(1);
    }
    void b(int* p) {
      if (p != nullptr && f()) use(1);
    }
    void c(int* p) {
      while (0 != p) use(1);
    }
  )cc");
  code.expect("a", {"read _1", "branch !_1 bb1 bb2"});
  code.expect("b",
              {"branch _1 bb1 bb3", "call \"f\"() -> _2", "branch _2 bb2 bb3"});
  code.expect("c", {"branch _1 bb2 bb3"});
}

TEST(Condition, SeesThroughCastsAndHints) {
  Lowered code(kUse + R"cc(
    void a(bool b) {
      if (__builtin_expect(b, 1)) use(1);
    }
    void c(long n) {
      if (static_cast<bool>(n)) use(1);
    }
    void d(bool b) {
      if (b) [[likely]] {
        use(1);
      }
    }
  )cc");
  for (const char* name : {"a", "c", "d"})
    code.expect(name, {"read _1", "branch _1 bb1 bb2"});
}

TEST(Condition, IsAboutTheResultOfACall) {
  Lowered code(kUse + R"cc(
    struct Lock {
      bool try_it(int&) noexcept;
      explicit operator bool() const noexcept;
    };
    void a(Lock& l, int x) {
      if (!l.try_it(x)) use(1);
    }
    void b(Lock& l) {
      if (l) use(1);
    }
  )cc");
  code.expect("a", {"call \"Lock::try_it\"(borrow_mut _1.*, borrow_mut _2)"
                    " -> _3",
                    "branch _3 bb1 bb2", "bb2:", "call \"use\"(constant)"});
  code.expect("b", {"call \"Lock::operator bool\"(borrow _1.*) -> _2",
                    "branch _2 bb1 bb2"});
}

TEST(Condition, AsksLibraryObjects) {
  Lowered code(R"cc(
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
    void use(int) noexcept;
    void owner(std::unique_ptr<int>& p) {
      if (p) use(1);
    }
    void null(std::shared_ptr<int>& p) {
      if (p == nullptr) use(1);
    }
    void value(std::optional<int>& o) {
      if (!o.has_value()) use(1);
    }
    void held(std::unique_lock<std::mutex>& l) {
      if (l.owns_lock()) use(1);
    }
    void alive(std::thread& t) {
      if (t.joinable()) t.join();
    }
    void tried(std::mutex& m) {
      bool ok = m.try_lock();
      if (ok) m.unlock();
    }
  )cc");
  code.expect("owner", {"read _1.*", "branch _1.* bb1 bb2"});
  code.expect("null", {"read _1.*", "branch !_1.* bb1 bb2"});
  code.expect("value", {"read _1.*", "branch _1.* bb1 bb2"});
  code.expect("held", {"owns _1.* -> _2", "branch _2 bb1 bb2"});
  code.expect("alive",
              {"joinable _1.* -> _2", "branch _2 bb1 bb2", "join _1.*"});
  code.expect("tried", {"try_acquire _1.* -> _2", "read _2",
                        "branch _2 bb1 bb2", "release _1.*"});
}

TEST(Condition, EndsTemporariesOnBothWays) {
  Lowered code(kUse + R"cc(
    struct Res {
      Res(int) noexcept;
      ~Res();
    };
    bool ok(const Res&) noexcept;
    void a() {
      if (ok(Res(1))) use(1);
    }
    void b(bool c) {
      if (c && ok(Res(1))) use(1);
      use(2);
    }
  )cc");
  code.expect("a", {"branch _2 bb1 bb3", "bb1:", "kill _1 implicit",
                    "call \"use\"(constant)"});
  code.expect("a", {"bb3:", "kill _1 implicit"});
  // On the way on which it was never made it does not die either.
  code.expect("b",
              {"branch _1 bb1 bb3", "bb1:", "init _2", "branch _3 bb2 bb4",
               "bb3:", "call \"use\"(constant)", "bb4:", "kill _2 implicit"});
}

TEST(Condition, TellsWhatIsPutInOrder) {
  Lowered code(R"cc(
#include <functional>
    struct Account {
      int id;
      int number() const noexcept;
    };
    bool addresses(Account& a, Account& b) { return &a < &b; }
    bool members(Account* a, Account* b) { return a->id >= b->id; }
    bool results(Account& a, Account& b) { return a.number() < b.number(); }
    bool functor(Account* a, Account* b) { return std::less<>()(a, b); }
    bool constant(Account& a) { return a.id < 3; }
  )cc");
  code.expect("addresses", {"order _1.*, _2.*"});
  code.expect("members", {"order _1.*.id, _2.*.id"});
  code.expect("results", {"order _3, _4"});
  code.expect("functor", {"order _1, _2"});
}

TEST(Condition, IsDecidedWhenConstant) {
  Lowered code(kUse + "void a() { if (false) use(1); while (true) use(2); }");
  code.expect_all(
      "a", {"bb0:", "goto bb1", "bb1:", "call \"use\"(constant)", "goto bb1"});
}

}  // namespace
}  // namespace fearless::lower
