// withdraw() throws when the account is short, and leaves it locked for good.
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

class Account {
 public:
  explicit Account(std::string owner) : owner_(std::move(owner)) {}

  void deposit(long cents) {
    mutex_.lock();
    balance_ += cents;
    mutex_.unlock();
  }

  void withdraw(long cents) {
    mutex_.lock();
    if (balance_ < cents) {
      throw std::runtime_error(owner_ + " is short of money");  //~ lock-leak
    }
    balance_ -= cents;
    mutex_.unlock();
  }

  long balance() {
    std::lock_guard lock(mutex_);
    return balance_;
  }

 private:
  const std::string owner_;
  std::mutex mutex_;
  long balance_ = 0;
};

bool pay(Account& from, Account& to, long cents) {
  try {
    from.withdraw(cents);
  } catch (const std::runtime_error&) {
    return false;
  }
  to.deposit(cents);
  return true;
}
