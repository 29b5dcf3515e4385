// One thread, one lock, taken twice: close() holds what withdraw() needs.
#include <cstdio>
#include <mutex>
#include <thread>

class Account {
 public:
  explicit Account(long cents) : balance_(cents) {}

  void withdraw(long cents) {
    std::lock_guard lock(mutex_);
    balance_ -= cents;
  }

  long close() {
    std::lock_guard lock(mutex_);
    const long rest = balance_;
    withdraw(rest);  //~ double-lock
    return rest;
  }

 private:
  std::mutex mutex_;
  long balance_;
};

int main() {
  Account account(1000);
  std::jthread customer([&account] { account.withdraw(30); });
  std::printf("paid out %ld\n", account.close());
}
