// Strategy two with Mutex<T>: the lower number is always locked first.
// flags: -Iruntime/include
#include <cstdio>

#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Account {
  const int number;
  fearless::Mutex<long> balance{1000};
};

static void transfer(Account& from, Account& to, long cents) {
  if (from.number == to.number) return;
  if (from.number < to.number) {
    auto source = from.balance.lock();
    auto target = to.balance.lock();
    *source -= cents;
    *target += cents;
  } else {
    auto target = to.balance.lock();
    auto source = from.balance.lock();
    *source -= cents;
    *target += cents;
  }
}

int main() {
  Account ada{1};
  Account grace{2};
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn([&] { transfer(ada, grace, 10); });
    threads.spawn([&] { transfer(grace, ada, 25); });
  });
  std::printf("ada has %ld\n", *ada.balance.lock());
}
