// std::lock() takes both accounts; only one of the two guards adopts its lock.
#include <mutex>

struct Account {
  std::mutex mutex;
  long balance = 0;
};

bool transfer(Account& from, Account& to, long amount) {
  if (&from == &to) return true;
  std::lock(from.mutex, to.mutex);
  std::lock_guard<std::mutex> from_guard(from.mutex, std::adopt_lock);
  if (from.balance < amount) return false;  //~ lock-leak
  from.balance -= amount;
  to.balance += amount;
  return true;
}

long total(Account& a, Account& b) {
  std::scoped_lock lock(a.mutex, b.mutex);
  return a.balance + b.balance;
}
