// Order numbers come from a function static that every worker increments.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>
#include <utility>
#include <vector>

namespace shop {

// Initialisation of a static local is thread-safe; the increment is not.
std::uint64_t next_order_number() {
  static std::uint64_t last = 1000;
  return ++last;  //~ unguarded-shared-access
}

struct Order {
  std::uint64_t number;
  std::string customer;
};

class OrderBook {
 public:
  void add(Order order) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!numbers_.insert(order.number).second) ++duplicates_;
    orders_.push_back(std::move(order));
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return orders_.size();
  }

  int duplicates() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return duplicates_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<Order> orders_;
  std::unordered_set<std::uint64_t> numbers_;
  int duplicates_ = 0;
};

class Checkout {
 public:
  explicit Checkout(OrderBook& book) : book_(book) {}

  void operator()() {
    for (int i = 0; i < 500; ++i) {
      book_.add(Order{next_order_number(), "customer"});
    }
  }

 private:
  OrderBook& book_;
};

}  // namespace shop

int main() {
  shop::OrderBook book;
  {
    std::vector<std::jthread> tills;
    for (int i = 0; i < 3; ++i) tills.emplace_back(shop::Checkout(book));
  }
  std::printf("%zu orders, %d duplicates\n", book.size(), book.duplicates());
  return 0;
}
