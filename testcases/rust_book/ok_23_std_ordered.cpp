// Strategy two: of two accounts, the one with the lower number is locked first.
#include <mutex>
#include <thread>

struct Account {
  Account(int number, long cents) : number(number), balance(cents) {}
  const int number;
  std::mutex mutex;
  long balance;  // guarded by `mutex`
};

static void transfer(Account& from, Account& to, long cents) {
  if (from.number == to.number) return;
  Account& first = from.number < to.number ? from : to;
  Account& second = from.number < to.number ? to : from;
  std::lock_guard first_lock(first.mutex);
  std::lock_guard second_lock(second.mutex);
  from.balance -= cents;
  to.balance += cents;
}

int main() {
  Account ada(1, 1000);
  Account grace(2, 1000);
  {
    std::jthread there([&] { transfer(ada, grace, 10); });
    std::jthread back([&] { transfer(grace, ada, 25); });
  }
  std::scoped_lock both(ada.mutex, grace.mutex);
  return ada.balance + grace.balance == 2000 ? 0 : 1;
}
