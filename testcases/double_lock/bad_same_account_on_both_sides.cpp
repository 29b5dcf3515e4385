// Nobody checks that a booking moves money from an account to itself.
#include <cstdio>
#include <mutex>
#include <string>
#include <utility>

class Account {
 public:
  explicit Account(std::string owner) : owner_(std::move(owner)) {}

  static void charge(Account& payer, Account& payee, long cents) {
    std::lock_guard payer_lock(payer.mutex_);
    payer.cents_ -= cents;
    std::lock_guard payee_lock(payee.mutex_);  //~ double-lock
    payee.cents_ += cents;
  }

  std::string statement() const {
    std::lock_guard lock(mutex_);
    return owner_ + ": " + std::to_string(cents_);
  }

 private:
  const std::string owner_;
  mutable std::mutex mutex_;
  long cents_ = 0;
};

int main() {
  Account bank("bank");
  Account::charge(bank, bank, 25);
  std::puts(bank.statement().c_str());
}
