// A helper that looks harmless takes the order by reference and queues it.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace shop {

struct Order {
  int number = 0;
  std::vector<std::string> items;
};

class Kitchen {
 public:
  Kitchen() : cook_([this] { Cook(); }) {}
  ~Kitchen() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      closed_ = true;
      changed_.notify_all();
    }
    cook_.join();
  }

  void Accept(Order order) {
    std::lock_guard<std::mutex> lock(mutex_);
    orders_.push_back(std::move(order));
    changed_.notify_all();
  }

 private:
  bool Next(Order* order) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !orders_.empty(); });
    if (orders_.empty()) return false;
    *order = std::move(orders_.front());
    orders_.pop_front();
    return true;
  }
  void Cook() {
    Order order;
    while (Next(&order)) {
      std::printf("cooking %d (%zu)\n", order.number, order.items.size());
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Order> orders_;
  bool closed_ = false;
  std::thread cook_;
};

void Forward(Kitchen& kitchen, Order& order) {
  order.number += 1000;
  kitchen.Accept(std::move(order));
}

std::size_t PlaceOrder(Kitchen& kitchen, Order order) {
  if (order.items.empty()) return 0;
  Forward(kitchen, order);
  return order.items.size();  //~ use-after-send
}

}  // namespace shop

int main() {
  shop::Kitchen kitchen;
  std::printf("%zu\n", shop::PlaceOrder(kitchen, {1, {"soup", "bread"}}));
  std::printf("%zu\n", shop::PlaceOrder(kitchen, {2, {"tea"}}));
}
