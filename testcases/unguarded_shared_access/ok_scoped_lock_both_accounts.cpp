// One scoped_lock holds the mutexes of both accounts, in no particular order.
#include <array>
#include <cstdint>
#include <mutex>
#include <thread>
#include <utility>

class Wallet {
 public:
  explicit Wallet(std::int64_t coins) : coins_(coins) {}
  Wallet(const Wallet&) = delete;
  Wallet& operator=(const Wallet&) = delete;

  bool pay(Wallet& other, std::int64_t coins) {
    if (this == &other) return true;
    std::scoped_lock both(mutex_, other.mutex_);
    if (coins_ < coins) return false;
    coins_ -= coins;
    other.coins_ += coins;
    ++payments_;
    return true;
  }

  friend void swap(Wallet& a, Wallet& b) {
    if (&a == &b) return;
    std::scoped_lock both(a.mutex_, b.mutex_);
    std::swap(a.coins_, b.coins_);
  }

  bool operator<(const Wallet& other) const {
    if (this == &other) return false;
    std::scoped_lock both(mutex_, other.mutex_);
    return coins_ < other.coins_;
  }

  std::int64_t coins() const {
    std::scoped_lock lock(mutex_);
    return coins_;
  }

 private:
  mutable std::mutex mutex_;
  std::int64_t coins_;
  int payments_ = 0;
};

int main() {
  std::array<Wallet, 2> wallets{{Wallet(100), Wallet(50)}};
  {
    std::jthread one([&wallets] {
      for (int i = 0; i < 300; ++i) wallets[0].pay(wallets[1], 1);
    });
    std::jthread two([&wallets] {
      for (int i = 0; i < 300; ++i) {
        wallets[1].pay(wallets[0], 2);
        if (wallets[1] < wallets[0]) swap(wallets[0], wallets[1]);
      }
    });
  }
  return wallets[0].coins() + wallets[1].coins() == 150 ? 0 : 1;
}
