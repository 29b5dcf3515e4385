// The locks are taken by hand and adopted by guards, which release them.
#include <cstdio>
#include <mutex>
#include <thread>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

static bool transfer(Account& from, Account& to, long amount) {
  std::lock(from.mutex, to.mutex);
  std::lock_guard<std::mutex> from_guard(from.mutex, std::adopt_lock);
  std::lock_guard<std::mutex> to_guard(to.mutex, std::adopt_lock);
  if (from.balance < amount) return false;
  from.balance -= amount;
  to.balance += amount;
  return true;
}

static bool merge(Account& from, Account& into) {
  std::unique_lock<std::mutex> first(from.mutex, std::defer_lock);
  std::unique_lock<std::mutex> second(into.mutex, std::defer_lock);
  std::lock(first, second);
  if (from.balance == 0) return false;
  into.balance += from.balance;
  from.balance = 0;
  return true;
}

static long close(Account& account) {
  account.mutex.lock();
  std::unique_lock<std::mutex> lock(account.mutex, std::adopt_lock);
  if (account.balance < 0) return 0;
  const long rest = account.balance;
  account.balance = 0;
  lock.unlock();
  return rest;
}

int main() {
  Account checking, savings;
  checking.balance = 100;
  {
    std::jthread there([&] { transfer(checking, savings, 40); });
    std::jthread back([&] { transfer(savings, checking, 10); });
  }
  merge(checking, savings);
  std::printf("%ld %ld\n", close(checking), close(savings));
}
