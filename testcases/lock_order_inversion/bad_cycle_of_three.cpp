// Orders, stock and invoices: each stage takes the next one's lock, in a ring.
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace shop {

std::mutex orders_mutex;
std::map<int, std::string> orders;

std::mutex stock_mutex;
std::map<std::string, int> stock{{"lamp", 3}, {"desk", 1}};

std::mutex invoices_mutex;
std::vector<std::string> invoices;

void place_order(int id, const std::string& article) {
  std::lock_guard orders_lock(orders_mutex);
  std::lock_guard stock_lock(stock_mutex);
  if (stock[article]-- > 0) orders[id] = article;
}

void restock(const std::string& article, int count) {
  std::lock_guard stock_lock(stock_mutex);
  stock[article] += count;
  std::lock_guard invoices_lock(invoices_mutex);
  invoices.push_back("purchase of " + article);
}

void bill_open_orders() {
  std::lock_guard invoices_lock(invoices_mutex);
  std::lock_guard orders_lock(orders_mutex);  //~ lock-order-inversion
  for (const auto& [id, article] : orders)
    invoices.push_back("sale " + std::to_string(id) + ' ' + article);
  orders.clear();
}

}  // namespace shop

int main() {
  std::jthread web([] { shop::place_order(7, "lamp"); });
  std::jthread dock([] { shop::restock("desk", 4); });
  std::jthread office([] { shop::bill_open_orders(); });
}
