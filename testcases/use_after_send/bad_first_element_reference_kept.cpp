// A reference to the first order is printed after the whole vector was sent.
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <queue>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Order {
  int id;
  std::string item;
};

class Warehouse {
 public:
  Warehouse() : packer_([this](std::stop_token stop) { pack(stop); }) {}

  void ship(std::vector<Order>&& orders) {
    std::lock_guard<std::mutex> lock(mutex_);
    shipments_.push(std::move(orders));
    arrived_.notify_one();
  }

 private:
  void pack(std::stop_token stop) {
    std::unique_lock<std::mutex> lock(mutex_);
    while (arrived_.wait(lock, stop, [this] { return !shipments_.empty(); })) {
      std::vector<Order> orders = std::move(shipments_.front());
      shipments_.pop();
      lock.unlock();
      for (const Order& order : orders) {
        std::printf("packed %d: %s\n", order.id, order.item.c_str());
      }
      orders.clear();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any arrived_;
  std::queue<std::vector<Order>> shipments_;
  std::jthread packer_;
};

static void close_day(Warehouse& warehouse, std::vector<Order> orders) {
  if (orders.empty()) return;
  const Order& first = orders.front();
  std::printf("first of the day: %d\n", first.id);
  warehouse.ship(std::move(orders));
  std::printf("shipping from %s on\n", first.item.c_str());  //~ use-after-send
}

int main() {
  Warehouse warehouse;
  close_day(warehouse, {{1, "lamp"}, {2, "desk"}, {3, "chair"}});
  close_day(warehouse, {});
}
