// Lambdas given to algorithms run at once, under the caller's lock.
#include <algorithm>
#include <mutex>
#include <numeric>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace shop {

struct Item {
  std::string name;
  int price = 0;
  int stock = 0;
};

class Catalogue {
 public:
  void add(Item item) {
    std::lock_guard<std::mutex> lock(mutex_);
    items_.push_back(std::move(item));
  }

  void applyDiscount(int percent) {
    std::lock_guard<std::mutex> lock(mutex_);
    ++revision_;
    fee_ = percent / 10;
    std::for_each(items_.begin(), items_.end(), [this, percent](Item& item) {
      item.price -= item.price * percent / 100;
      highest_ = std::max(highest_, item.price);
    });
  }

  void removeSoldOut() {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto soldOut = [this](const Item& item) {
      if (item.stock > 0) return false;
      ++removed_;
      return true;
    };
    items_.erase(std::remove_if(items_.begin(), items_.end(), soldOut),
                 items_.end());
  }

  int totalValue() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return std::accumulate(items_.begin(), items_.end(), 0,
                           [this](int sum, const Item& item) {
                             return sum + item.price * item.stock - fee_;
                           });
  }

  int revision() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return revision_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<Item> items_;
  int highest_ = 0;
  int removed_ = 0;
  int revision_ = 0;
  int fee_ = 1;
};

}  // namespace shop

int main() {
  shop::Catalogue catalogue;
  for (int i = 0; i < 40; ++i) catalogue.add({"item", 100 + i, i % 5});
  {
    std::jthread sale([&catalogue] { catalogue.applyDiscount(10); });
    std::jthread sweep([&catalogue] { catalogue.removeSoldOut(); });
  }
  return catalogue.totalValue() > 0 && catalogue.revision() == 1 ? 0 : 1;
}
