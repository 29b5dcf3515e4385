// A helper locks only when its caller does not hold the lock yet; another one
// is handed the caller's guard as a proof.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Accounts {
 public:
  void deposit(const std::string& name, long cents) {
    std::unique_lock lock(mutex_);
    cents_[name] += cents;
    check(name, lock);
    audit(true);
  }

  void audit_now() { audit(false); }

  void touch(const std::string& name) {
    std::unique_lock lock(mutex_, std::defer_lock);
    check(name, lock);
  }

  int checks() {
    std::lock_guard lock(mutex_);
    return checks_;
  }

 private:
  void check(const std::string& name, std::unique_lock<std::mutex>& lock) {
    if (!lock.owns_lock()) lock.lock();
    if (cents_[name] >= 0) ++checks_;
  }

  void audit(bool is_locked) {
    if (!is_locked) mutex_.lock();
    long sum = 0;
    for (const auto& [name, cents] : cents_) sum += cents;
    sum_ = sum;
    if (!is_locked) mutex_.unlock();
  }

  std::mutex mutex_;
  std::map<std::string, long> cents_;
  long sum_ = 0;
  int checks_ = 0;
};

int main() {
  Accounts accounts;
  {
    std::jthread teller([&accounts] {
      for (int i = 0; i < 100; ++i) accounts.deposit("ada", i);
    });
    for (int i = 0; i < 100; ++i) {
      accounts.audit_now();
      accounts.touch("ada");
    }
  }
  std::printf("%d\n", accounts.checks());
}
