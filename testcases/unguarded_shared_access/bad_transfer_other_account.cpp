// A transfer locks its own account but changes the other one.
#include <array>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

class LedgerAccount {
 public:
  explicit LedgerAccount(std::int64_t opening) : balance_(opening) {}
  LedgerAccount(const LedgerAccount&) = delete;
  LedgerAccount& operator=(const LedgerAccount&) = delete;

  bool TransferTo(LedgerAccount& other, std::int64_t amount) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (balance_ < amount) return false;
    balance_ -= amount;
    other.balance_ += amount;  //~ unguarded-shared-access
    return true;
  }

  void AddInterest(int percent) {
    std::lock_guard<std::mutex> lock(mutex_);
    balance_ += balance_ * percent / 100;
  }

  std::int64_t Balance() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return balance_;
  }

 private:
  mutable std::mutex mutex_;
  std::int64_t balance_;
};

class Branch {
 public:
  Branch() : accounts_{{LedgerAccount(900), LedgerAccount(400)}} {}

  void Shuffle(int rounds) {
    for (int i = 0; i < rounds; ++i) {
      accounts_[i % 2].TransferTo(accounts_[(i + 1) % 2], 5);
    }
  }

  std::int64_t Total() const {
    std::int64_t total = 0;
    for (const LedgerAccount& account : accounts_) total += account.Balance();
    return total;
  }

 private:
  std::array<LedgerAccount, 2> accounts_;
};

int main() {
  Branch branch;
  std::vector<std::jthread> tellers;
  for (int t = 0; t < 3; ++t) {
    tellers.emplace_back([&branch] { branch.Shuffle(200); });
  }
  tellers.clear();  // Joins.
  std::printf("total %lld\n", static_cast<long long>(branch.Total()));
  return 0;
}
