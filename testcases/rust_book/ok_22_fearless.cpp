// Two threads lock the same two Mutex values in the same order.
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
  auto account = bank.account.lock();
  auto ledger = bank.ledger.lock();
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
