// A mutex on the stack protects the locals that several threads capture.
#include <algorithm>
#include <cstddef>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Order {
  std::string country;
  double amount = 0;
};

struct Totals {
  std::map<std::string, double> byCountry;
  std::size_t orders = 0;
};

Totals summarise(std::span<const Order> orders, std::size_t threads) {
  std::mutex mutex;
  Totals totals;
  std::vector<std::string> errors;
  {
    std::vector<std::jthread> workers;
    const std::size_t share = (orders.size() + threads - 1) / threads;
    for (std::size_t first = 0; first < orders.size(); first += share) {
      const std::size_t count = std::min(share, orders.size() - first);
      workers.emplace_back([&, part = orders.subspan(first, count)] {
        for (const Order& order : part) {
          std::lock_guard<std::mutex> lock(mutex);
          if (order.amount < 0) {
            errors.push_back(order.country);
            continue;
          }
          totals.byCountry[order.country] += order.amount;
          ++totals.orders;
        }
      });
    }
  }
  // The threads are joined: no lock from here on.
  if (!errors.empty()) totals.byCountry.erase(errors.front());
  return totals;
}

}  // namespace

int main() {
  std::vector<Order> orders;
  for (int i = 0; i < 90; ++i) {
    orders.push_back({i % 2 == 0 ? "fi" : "ee", i == 7 ? -1.0 : 2.0});
  }
  const Totals totals = summarise(orders, 3);
  return totals.orders == 89 && totals.byCountry.size() == 1 ? 0 : 1;
}
