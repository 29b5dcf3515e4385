// Strategy one: std::scoped_lock takes both locks without an order of its own.
#include <cstdio>
#include <mutex>
#include <thread>

struct Account {
  explicit Account(long cents) : balance(cents) {}
  std::mutex mutex;
  long balance;  // guarded by `mutex`
};

static void transfer(Account& from, Account& to, long cents) {
  if (&from == &to) return;
  std::scoped_lock both(from.mutex, to.mutex);
  from.balance -= cents;
  to.balance += cents;
}

int main() {
  Account ada(1000);
  Account grace(1000);
  {
    std::jthread there([&] { transfer(ada, grace, 10); });
    std::jthread back([&] { transfer(grace, ada, 25); });
  }
  std::scoped_lock both(ada.mutex, grace.mutex);
  return ada.balance + grace.balance == 2000 ? 0 : 1;
}
