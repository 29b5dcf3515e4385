// Both orders appear in the text, but never are two locks held at once.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Exchange {
 public:
  void submit(const std::string& symbol, int quantity) {
    std::unique_lock orders_lock(orders_mutex_);
    orders_.emplace_back(symbol, quantity);
    const bool is_full = orders_.size() >= 10;
    orders_lock.unlock();
    if (!is_full) return;

    std::lock_guard trades_lock(trades_mutex_);
    ++bursts_;
  }

  void match() {
    std::unique_lock trades_lock(trades_mutex_);
    ++rounds_;
    trades_lock.unlock();

    std::vector<std::pair<std::string, int>> batch;
    {
      std::lock_guard orders_lock(orders_mutex_);
      batch.swap(orders_);
    }

    trades_lock.lock();
    for (const auto& [symbol, quantity] : batch) volume_[symbol] += quantity;
  }

  // Gives the first lock back on the early way out as well.
  bool cancel_all(bool with_trades) {
    orders_mutex_.lock();
    if (orders_.empty()) {
      orders_mutex_.unlock();
      return false;
    }
    orders_.clear();
    orders_mutex_.unlock();
    if (with_trades) {
      std::lock_guard trades_lock(trades_mutex_);
      volume_.clear();
    }
    return true;
  }

  long volume() {
    std::lock_guard trades_lock(trades_mutex_);
    long sum = 0;
    for (const auto& [symbol, quantity] : volume_) sum += quantity;
    return sum;
  }

 private:
  std::mutex orders_mutex_;
  std::vector<std::pair<std::string, int>> orders_;
  std::mutex trades_mutex_;
  std::map<std::string, long> volume_;
  int bursts_ = 0;
  int rounds_ = 0;
};

int main() {
  Exchange exchange;
  {
    std::jthread clients([&] {
      for (int i = 0; i < 200; ++i) exchange.submit("ACME", i);
    });
    for (int i = 0; i < 50; ++i) exchange.match();
    exchange.cancel_all(false);
  }
  exchange.match();
  std::printf("%d\n", exchange.volume() >= 0);
}
