// A joiner object waits for the thread on every way out, exceptions included.
#include <cstdio>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// Owns a thread and joins it at the end of the scope.
class ScopedThread {
public:
  explicit ScopedThread(std::thread thread) : thread_(std::move(thread)) {}
  ~ScopedThread() {
    if (thread_.joinable())
      thread_.join();
  }
  ScopedThread(const ScopedThread &) = delete;
  ScopedThread &operator=(const ScopedThread &) = delete;

private:
  std::thread thread_;
};

struct Order {
  std::string article;
  int quantity;
};

static void reserveStock(const std::vector<Order> &orders, int &reserved) {
  for (const Order &order : orders)
    reserved += order.quantity;
}

static int place(const std::vector<Order> &cart) {
  int reserved = 0;
  const std::vector<Order> orders = cart;
  {
    ScopedThread stock(std::thread([&] { reserveStock(orders, reserved); }));
    if (orders.empty())
      return 0;
    for (const Order &order : orders)
      if (order.quantity <= 0)
        throw std::invalid_argument(order.article);
  }
  return reserved;
}

int main() {
  try {
    std::printf("%d reserved\n", place({{"lamp", 2}, {"chair", 4}}));
    std::printf("%d reserved\n", place({}));
    std::printf("%d reserved\n", place({{"lamp", 0}}));
  } catch (const std::invalid_argument &error) {
    std::printf("no such quantity of: %s\n", error.what());
  }
  return 0;
}
