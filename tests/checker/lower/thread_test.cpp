// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Threads, locks, condition variables and channels of the standard library and
// of POSIX.

#include "tests/checker/lower/lowered.h"

namespace fearless::lower {
namespace {

const std::string kAccount = R"cc(
#include <atomic>
#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <vector>
  struct Account {
    std::mutex mu;
    int balance = 0;
    bool ready = false;
    std::condition_variable cv;
  };
)cc";

TEST(Thread, StartsWithItsArguments) {
  Lowered code(kAccount + R"cc(
    void run(int& n);
    void serve(Account* a, int n);
    struct Server {
      void loop(int n);
      std::thread worker;
      void start() { worker = std::thread(&Server::loop, this, 3); }
    };
    void a(int n) {
      std::thread t([&n] { ++n; });
      t.join();
    }
    void b(int n) {
      std::thread t(run, std::ref(n));
      t.detach();
    }
    void c(Account* x) {
      std::thread t(serve, x, 1);
      t.join();
    }
    void d(Account& x) {
      std::thread t(serve, &x, 1);
      t.join();
    }
  )cc");
  code.expect("Server::start",
              {"spawn (fn \"Server::loop\")(copy _1, constant) -> _2 "
               "may_throw",
               "move _1.*.worker = _2", "kill _2 implicit"});
  code.expect("a", {"borrow _3.n = &_1", "spawn (move _3) -> _2 may_throw",
                    "kill _3 implicit", "join _2", "kill _2 implicit",
                    "kill _1 implicit"});
  code.expect(
      "b", {"spawn (fn \"run\")(borrow_mut _1) -> _2 may_throw", "detach _2"});
  code.expect("c", {"spawn (fn \"serve\")(copy _1, constant) -> _2 "
                    "may_throw"});
  code.expect("d", {"spawn (fn \"serve\")(borrow_mut _1.*, constant) -> _2 "
                    "may_throw"});
}

TEST(Thread, LivesInContainers) {
  Lowered code(kAccount + R"cc(
    void f(int n) {
      std::vector<std::thread> all;
      for (int i = 0; i < n; ++i) all.emplace_back([i] { (void)i; });
      for (auto& t : all) t.join();
    }
  )cc");
  code.expect(
      "f", {"copy _4.i = _3", "write _2", "spawn (move _4) -> _2[~1] may_throw",
            "borrow _5 = &_2[]", "join _5.*"});
}

TEST(Thread, RunsWhatWasBound) {
  Lowered code(kAccount + R"cc(
    struct Server {
      void loop(int n);
    };
    void f(Server& s) {
      std::thread t(std::bind(&Server::loop, &s, 3));
      t.join();
    }
  )cc");
  code.expect("f", {"spawn (fn \"Server::loop\")(borrow_mut _1.*, constant) "
                    "-> _2 may_throw"});
}

TEST(Thread, GivesFutures) {
  Lowered code(kAccount + R"cc(
    void a(int n) {
      auto f = std::async(std::launch::async, [&n] { return n; });
      f.get();
    }
    void b() {
      std::promise<int> p;
      std::future<int> f = p.get_future();
      std::thread t([p = std::move(p)]() mutable { p.set_value(1); });
      int n = f.get();
      t.join();
    }
    void c(int n) {
      std::jthread t([&n] { ++n; });
    }
  )cc");
  code.expect("a",
              {"borrow _3.n = &_1", "spawn future (move _3) -> _2 may_throw",
               "block future", "join _2"});
  code.expect("b", {"clone _2 = _1 may_throw", "move _4.p = _1",
                    "spawn (move _4) -> _3 may_throw", "block future",
                    "join _2", "receive _5 via _2 may_throw", "join _3"});
  code.expect("b::lambda", {"send (constant) via _1.*.p"});
  code.expect("c", {"spawn joining (move _3) -> _2 may_throw"});
}

TEST(Lock, IsHeldByItsGuard) {
  Lowered code(kAccount + R"cc(
    void f(Account& a, Account& b) {
      std::lock_guard<std::mutex> g(a.mu);
      a.balance = 1;
      std::scoped_lock both(a.mu, b.mu);
    }
    void shared(std::shared_mutex& m) { std::shared_lock lock(m); }
    void moved(Account& a) {
      std::unique_lock<std::mutex> u(a.mu);
      std::unique_lock<std::mutex> v = std::move(u);
    }
  )cc");
  code.expect("f",
              {"init _3", "acquire _1.*.mu via _3", "constant _1.*.balance = 1",
               "init _4", "acquire _1.*.mu via _4 value=2",
               "acquire _2.*.mu via _4 value=2", "kill _4 implicit",
               "kill _3 implicit"});
  code.expect("shared", {"acquire _1.* shared via _2"});
  code.expect("moved", {"acquire _1.*.mu via _2", "move _3 = _2"});
}

TEST(Lock, MayBeDeferredTriedOrAdopted) {
  Lowered code(kAccount + R"cc(
    void f(Account& b) {
      std::unique_lock<std::mutex> u(b.mu, std::defer_lock);
      u.lock();
      u.unlock();
      std::unique_lock<std::mutex> v(b.mu, std::try_to_lock);
      if (!v.owns_lock()) return;
      std::lock_guard<std::mutex> w(b.mu, std::adopt_lock);
    }
  )cc");
  code.expect("f", {"borrow _2 = &_1.*.mu", "acquire _2.* via _2",
                    "release _2.* via _2", "try_acquire _1.*.mu via _3 -> _4",
                    "owns _3 -> _5", "branch _5 bb1 bb2",
                    "borrow _6 = &_1.*.mu", "acquire _1.*.mu via _6 adopted"});
}

TEST(Lock, IsTakenByHand) {
  Lowered code(kAccount + R"cc(
    void f(Account& a) {
      a.mu.lock();
      a.balance++;
      a.mu.unlock();
      if (a.mu.try_lock()) {
        a.balance = 3;
        a.mu.unlock();
      }
    }
    void g(std::atomic<bool>& flag) {
      flag = true;
      while (!flag.load()) {
      }
    }
  )cc");
  code.expect(
      "f", {"acquire _1.*.mu", "read _1.*.balance", "write _1.*.balance",
            "release _1.*.mu", "try_acquire _1.*.mu -> _2", "branch _2 bb1 bb2",
            "constant _1.*.balance = 3", "release _1.*.mu"});
  code.expect("g", {"atomic _1.* = 1 -> _2 stores", "atomic _1.* shared -> _3",
                    "branch _3 bb2 bb1"});
  code.expect_none("g", "write");
}

TEST(Lock, WaitsWithAndWithoutPredicate) {
  Lowered code(kAccount + R"cc(
    void f(Account& a) {
      std::unique_lock<std::mutex> lock(a.mu);
      a.cv.wait(lock, [&a] { return a.ready; });
      while (!a.ready) a.cv.wait(lock);
      a.cv.notify_one();
      a.cv.notify_all();
    }
  )cc");
  code.expect("f", {"acquire _1.*.mu via _2", "borrow _3.a = &_1.*",
                    "call \"f::lambda\"(borrow_mut _3) may_throw predicate",
                    "wait _1.*.cv, _2 predicate", "read _1.*.ready",
                    "branch _1.*.ready bb2 bb3", "notify _1.*.cv",
                    "notify _1.*.cv all"});
  code.expect("f", {"bb3:", "wait _1.*.cv, _2", "goto bb1"});
}

TEST(Thread, SpeaksPosix) {
  Lowered code(R"cc(
#include <pthread.h>
    struct Account {
      int balance;
      pthread_mutex_t mu;
    };
    void* start(void* p) {
      auto* a = static_cast<Account*>(p);
      pthread_mutex_lock(&a->mu);
      a->balance = 1;
      pthread_mutex_unlock(&a->mu);
      return nullptr;
    }
    void f(Account& a) {
      pthread_t t;
      pthread_create(&t, nullptr, start, &a);
      pthread_join(t, nullptr);
    }
  )cc");
  code.expect("start", {"copy _2 = _1", "acquire _2.*.mu -> _3 on_false",
                        "constant _2.*.balance = 1", "release _2.*.mu"});
  code.expect("f", {"init _2",
                    "spawn (fn \"start\")(borrow_mut _1.*) -> _2 "
                    "result=_3 on_false",
                    "join _2"});
}

}  // namespace
}  // namespace fearless::lower
