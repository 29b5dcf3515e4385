// llvm/llvm-project#156760, #151733, boostorg/thread#212: std::lock on two
// deferred guards, or on the mutexes before two adopting guards.
#include <mutex>
#include <thread>
#include <utility>

class Wallet {
 public:
  explicit Wallet(long cents) : cents_(cents) {}

  friend void exchange(Wallet& a, Wallet& b) {
    std::unique_lock<std::mutex> left(a.mutex_, std::defer_lock);
    std::unique_lock<std::mutex> right(b.mutex_, std::defer_lock);
    std::lock(left, right);
    std::swap(a.cents_, b.cents_);
    ++a.changes_;
    ++b.changes_;
  }

  friend long sum(const Wallet& a, const Wallet& b) {
    std::lock(a.mutex_, b.mutex_);
    std::lock_guard<std::mutex> left(a.mutex_, std::adopt_lock);
    std::lock_guard<std::mutex> right(b.mutex_, std::adopt_lock);
    return a.cents_ + b.cents_;
  }

  int changes() const {
    std::unique_lock<std::mutex> lock(mutex_, std::defer_lock);
    lock.lock();
    const int changes = changes_;
    lock.unlock();
    return changes;
  }

 private:
  mutable std::mutex mutex_;
  long cents_;
  int changes_ = 0;
};

int main() {
  Wallet shop(10'000), customer(2'500);
  {
    std::jthread seller([&] {
      for (int i = 0; i < 100; ++i) exchange(shop, customer);
    });
    for (int i = 0; i < 100; ++i) exchange(customer, shop);
  }
  return sum(shop, customer) == 12'500 && shop.changes() == 200 ? 0 : 1;
}
