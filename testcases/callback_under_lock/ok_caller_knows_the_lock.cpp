// The lock is the caller's own: it hands it over together with the function.
#include <cstdio>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace locking {

// Runs `action` with `mutex` held.
void run_locked(std::mutex& mutex, const std::function<void()>& action) {
  std::lock_guard lock(mutex);
  action();
}

}  // namespace locking

struct Inventory {
  std::mutex mutex;  // public: take it for more than one step
  std::map<std::string, int> items;
};

void change(Inventory& inventory, const std::function<void(Inventory&)>& step) {
  std::lock_guard lock(inventory.mutex);
  step(inventory);
}

int main() {
  Inventory inventory;
  {
    std::jthread buyer([&inventory] {
      change(inventory, [](Inventory& all) { all.items["lamp"] += 3; });
    });
    locking::run_locked(inventory.mutex,
                        [&inventory] { --inventory.items["lamp"]; });
  }
  std::printf("%d\n", inventory.items["lamp"]);
}
