// gridcoin-community/Gridcoin-Research#2869, iree-org/iree#2296: lambdas that
// run while the caller holds the lock need no lock, cast or annotation.
#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Inventory {
 public:
  void restock(const std::string& item, int count) {
    std::lock_guard lock(mutex_);
    auto add = [&](int more) { stock_[item] += more; };
    add(count);
    total_ += count;
  }

  int low_items(int limit) const {
    std::lock_guard lock(mutex_);
    const int low = [&] {
      return static_cast<int>(
          std::count_if(stock_.begin(), stock_.end(), [&](const auto& entry) {
            return entry.second < limit && total_ > 0;
          }));
    }();
    return low;
  }

  void visit(const std::function<void(const std::string&, int)>& visitor) const {
    std::lock_guard lock(mutex_);
    for (const auto& [item, count] : stock_) visitor(item, count);
  }

  int audit() {
    int difference = 0;
    locked([&] {
      for (const auto& [item, count] : stock_) difference -= count;
      difference += total_;
    });
    return difference;
  }

 private:
  template <class Action>
  void locked(Action action) {
    std::lock_guard lock(mutex_);
    action();
  }

  mutable std::mutex mutex_;
  std::map<std::string, int> stock_;
  int total_ = 0;
};

int main() {
  Inventory inventory;
  int seen = 0;
  {
    std::jthread supplier([&inventory] {
      for (int i = 0; i < 100; ++i) inventory.restock("bolt", i);
    });
    std::jthread auditor([&inventory] {
      for (int i = 0; i < 100; ++i) (void)inventory.audit();
    });
    (void)inventory.low_items(5);
    inventory.visit([&seen](const std::string&, int count) { seen += count; });
  }
  return inventory.audit() == 0 && seen >= 0 ? 0 : 1;
}
