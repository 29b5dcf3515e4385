// Readers in opposite orders: a writer that waits keeps new readers out, so a
// reader can wait for a reader.
#include <cstdint>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

class Warehouse {
 public:
  void set_stock(const std::string& article, int count) {
    std::lock_guard lock(stock_mutex_);
    stock_[article] = count;
  }
  void set_price(const std::string& article, std::int64_t cents) {
    std::lock_guard lock(prices_mutex_);
    prices_[article] = cents;
  }

  std::int64_t value_of(const std::string& article) const {
    std::shared_lock stock_lock(stock_mutex_);
    auto stocked = stock_.find(article);
    if (stocked == stock_.end()) return 0;
    std::shared_lock prices_lock(prices_mutex_);
    auto priced = prices_.find(article);
    return priced == prices_.end() ? 0 : priced->second * stocked->second;
  }

  std::int64_t total_value() const {
    std::shared_lock prices_lock(prices_mutex_);
    std::shared_lock stock_lock(stock_mutex_);  //~ lock-order-inversion
    std::int64_t total = 0;
    for (const auto& [article, cents] : prices_)
      if (auto it = stock_.find(article); it != stock_.end())
        total += cents * it->second;
    return total;
  }

 private:
  mutable std::shared_mutex stock_mutex_;
  std::map<std::string, int> stock_;
  mutable std::shared_mutex prices_mutex_;
  std::map<std::string, std::int64_t> prices_;
};
