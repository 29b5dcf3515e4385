// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With FIXED defined it compiles; without, this is said:
//~ writing variable 'balance' requires holding shared mutex 'mutex'
//~only clang++ -Wthread-safety
#include "fearless/annotations.h"
#include "fearless/std.h"

namespace guarded_by_not_held {

struct Account {
  mutable fearless::shared_mutex mutex;
  int balance FEARLESS_GUARDED_BY(mutex) = 0;

  int read() const {
    fearless::shared_lock lock(mutex);
    return balance;
  }
  void add(int cents) {
#ifdef FIXED
    fearless::lock_guard lock(mutex);
#else
    fearless::shared_lock lock(mutex);
#endif
    balance += cents;
  }
};

// Every way to hold a lock that the analysis is told of.
struct Ledger {
  fearless::mutex mutex;
  fearless::recursive_mutex recursive;
  fearless::timed_mutex timed;
  fearless::condition_variable changed;
  int a FEARLESS_GUARDED_BY(mutex) = 0;
  int b FEARLESS_GUARDED_BY(recursive) = 0;
  int c FEARLESS_GUARDED_BY(timed) = 0;

  void step() FEARLESS_REQUIRES(mutex) { ++a; }
  void all() {
    fearless::scoped_lock lock(mutex, recursive);
    step();
    ++b;
    if (timed.try_lock_for(std::chrono::seconds(1))) {
      ++c;
      timed.unlock();
    }
  }
  void wait() {
    fearless::unique_lock lock(mutex);
    while (a == 0) changed.wait(lock);
    lock.unlock();
    lock.lock();
    ++a;
  }
};

}  // namespace guarded_by_not_held

int main() {
  guarded_by_not_held::Account account;
  account.add(1);
  guarded_by_not_held::Ledger().all();
  return account.read() - 1;
}
