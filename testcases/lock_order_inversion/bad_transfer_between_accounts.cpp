// Two transfers between the same two accounts, in opposite directions.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Account {
 public:
  Account(std::string owner, long cents)
      : owner_(std::move(owner)), cents_(cents) {}

  long cents() const {
    std::lock_guard lock(mutex_);
    return cents_;
  }

  friend bool transfer(Account& from, Account& to, long cents) {
    std::lock_guard from_lock(from.mutex_);
    if (from.cents_ < cents) return false;
    std::lock_guard to_lock(to.mutex_);  //~ lock-order-inversion
    from.cents_ -= cents;
    to.cents_ += cents;
    return true;
  }

 private:
  mutable std::mutex mutex_;
  const std::string owner_;
  long cents_;
};

int main() {
  Account savings("savings", 100'000);
  Account checking("checking", 2'500);
  {
    std::jthread rent([&] { transfer(savings, checking, 80'000); });
    std::jthread sweep([&] { transfer(checking, savings, 1'000); });
  }
  std::printf("%ld %ld\n", savings.cents(), checking.cents());
}
