// Sender and worker both lock the mutex that travels with the shared state.
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Inventory {
  std::mutex mutex;
  std::map<std::string, int> stock;  // guarded by `mutex`
};

class Importer {
 public:
  void import(std::shared_ptr<Inventory> inventory,
              std::vector<std::string> lines) {
    threads_.emplace_back(
        [inventory = std::move(inventory), lines = std::move(lines)] {
          for (const std::string& line : lines) {
            std::lock_guard lock(inventory->mutex);
            ++inventory->stock[line];
          }
        });
  }
  void wait() { threads_.clear(); }

 private:
  std::vector<std::jthread> threads_;
};

int main() {
  auto inventory = std::make_shared<Inventory>();
  Importer importer;
  importer.import(inventory, {"bolt", "nut", "bolt"});
  importer.import(inventory, {"nut", "washer"});

  {
    std::lock_guard lock(inventory->mutex);
    inventory->stock["bolt"] += 100;
  }
  std::size_t kinds = 0;
  if (std::unique_lock lock(inventory->mutex); lock.owns_lock()) {
    kinds = inventory->stock.size();
  }
  std::printf("%zu kinds so far\n", kinds);

  importer.wait();
  std::map<std::string, int> stock;
  {
    std::lock_guard lock(inventory->mutex);
    stock = inventory->stock;
  }
  for (const auto& [name, count] : stock) {
    std::printf("%-7s %d\n", name.c_str(), count);
  }
}
