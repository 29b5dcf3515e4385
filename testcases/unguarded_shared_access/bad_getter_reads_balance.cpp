// The balance getter skips the lock that every other method takes.
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace bank {

using Cents = std::int64_t;

class Account {
 public:
  Account(std::string owner, Cents opening)
      : owner_(std::move(owner)), balance_(opening) {}

  void deposit(Cents amount) {
    std::lock_guard<std::mutex> lock(mu_);
    balance_ += amount;
  }

  bool withdraw(Cents amount) {
    std::lock_guard<std::mutex> lock(mu_);
    if (balance_ < amount) return false;
    balance_ -= amount;
    return true;
  }

  // "It is only a read", somebody thought.
  Cents balance() const {
    return balance_;  //~ unguarded-shared-access
  }

  // Fine: never changes after construction.
  const std::string& owner() const { return owner_; }

 private:
  const std::string owner_;
  mutable std::mutex mu_;
  Cents balance_;
};

void run_teller(Account& account, Cents amount, int rounds) {
  for (int i = 0; i < rounds; ++i) {
    account.deposit(amount);
    if (i % 3 == 0) account.withdraw(amount / 2);
  }
}

Cents highest_seen(const Account& account, int samples) {
  Cents highest = 0;
  for (int i = 0; i < samples; ++i) {
    const Cents now = account.balance();
    if (now > highest) highest = now;
  }
  return highest;
}

}  // namespace bank

int main() {
  bank::Account account("Lena", 50'00);
  {
    std::jthread teller([&account] { bank::run_teller(account, 10, 500); });
    std::jthread night([&account] { bank::run_teller(account, 30, 500); });
    std::printf("%s peaked at %lld\n", account.owner().c_str(),
                static_cast<long long>(bank::highest_seen(account, 100)));
  }
  return 0;
}
