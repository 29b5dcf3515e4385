// Two threads, two locks, opposite orders: each can wait for the other.
#include <cstdio>
#include <mutex>
#include <thread>

struct Account {
  std::mutex mutex;
  long balance = 100;  // guarded by `mutex`
};

struct Ledger {
  std::mutex mutex;
  long moved = 0;  // guarded by `mutex`
};

static void withdraw(Account& account, Ledger& ledger, long amount) {
  std::lock_guard account_lock(account.mutex);
  account.balance -= amount;
  std::lock_guard ledger_lock(ledger.mutex);
  ledger.moved += amount;
}

static long audit(Account& account, Ledger& ledger) {
  std::lock_guard ledger_lock(ledger.mutex);
  std::lock_guard account_lock(account.mutex);  //~ lock-order-inversion
  return account.balance + ledger.moved;
}

int main() {
  Account account;
  Ledger ledger;
  std::jthread customer([&] { withdraw(account, ledger, 30); });
  std::printf("total %ld\n", audit(account, ledger));
}
