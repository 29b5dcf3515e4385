// Two threads lock two Mutex values in opposite orders.
// flags: -Iruntime/include
#include <cstdio>

#include "fearless/mutex.h"
#include "fearless/thread.h"

struct Bank {
  fearless::Mutex<long> account{100};
  fearless::Mutex<long> ledger{0};
};

static void withdraw(Bank& bank, long amount) {
  auto account = bank.account.lock();
  auto ledger = bank.ledger.lock();
  *account -= amount;
  *ledger += amount;
}

static long audit(Bank& bank) {
  auto ledger = bank.ledger.lock();
  auto account = bank.account.lock();  //~ lock-order-inversion
  return *account + *ledger;
}

int main() {
  Bank bank;
  long total = 0;
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn("customer", [&bank] { withdraw(bank, 30); });
    total = audit(bank);
  });
  std::printf("total %ld\n", total);
}
