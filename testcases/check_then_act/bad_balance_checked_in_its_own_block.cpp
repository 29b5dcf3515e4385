// The balance is checked in one critical section and taken in the next.
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace bank {

class Account {
 public:
  Account(std::string owner, std::int64_t cents)
      : owner_(std::move(owner)), cents_(cents) {}

  bool Withdraw(std::int64_t cents) {
    bool is_covered = false;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      is_covered = cents_ >= cents;
    }
    if (!is_covered) {
      std::printf("%s: refused\n", owner_.c_str());
      return false;
    }
    std::lock_guard<std::mutex> lock(mutex_);
    cents_ -= cents;  //~ check-then-act
    return true;
  }

  std::int64_t Balance() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return cents_;
  }

 private:
  const std::string owner_;
  mutable std::mutex mutex_;
  std::int64_t cents_;
};

}  // namespace bank

int main() {
  bank::Account account("ada", 100);
  {
    std::jthread card([&account] { account.Withdraw(80); });
    std::jthread transfer([&account] { account.Withdraw(70); });
  }
  std::printf("%lld cents\n", static_cast<long long>(account.Balance()));
  return 0;
}
