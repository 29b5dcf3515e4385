// The lambda keeps a reference to guarded data, but runs before the unlock.
#include <algorithm>
#include <cstdio>
#include <mutex>
#include <numeric>
#include <thread>
#include <vector>

class Ledger {
 public:
  template <class Visitor>
  void visit(Visitor&& visitor) const {
    std::lock_guard<std::mutex> lock(mutex_);
    for (const int& amount : amounts_) visitor(amount);
  }

  void post(int amount) {
    std::lock_guard<std::mutex> lock(mutex_);
    amounts_.push_back(amount);
    int& balance = balance_;
    auto add = [&balance](int value) { balance += value; };
    add(amount);
  }

  void apply_interest(int percent) {
    std::lock_guard<std::mutex> lock(mutex_);
    std::vector<int>& amounts = amounts_;
    std::for_each(amounts.begin(), amounts.end(),
                  [percent](int& amount) { amount += amount * percent / 100; });
    balance_ = std::accumulate(amounts.begin(), amounts.end(), 0);
  }

  int balance() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return balance_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<int> amounts_;
  int balance_ = 0;
};

int main() {
  Ledger ledger;
  {
    std::jthread teller([&ledger] { ledger.post(200); });
    std::jthread night_run([&ledger] { ledger.apply_interest(10); });
  }
  int largest = 0;
  ledger.visit([&largest](int amount) { largest = std::max(largest, amount); });
  std::printf("%d %d\n", largest >= 200, ledger.balance() >= 200);
}
