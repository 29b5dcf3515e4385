// Listing 16-13: the counter is moved into the first of ten closures.
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct Counter {
  std::mutex mutex;
  int value = 0;  // guarded by `mutex`
};

int main() {
  auto counter = std::make_unique<Counter>();
  std::vector<std::jthread> handles;

  for (int i = 0; i < 10; ++i) {
    handles.emplace_back([counter = std::move(counter)] {  //~ use-after-send
      std::lock_guard num(counter->mutex);
      ++counter->value;
    });
  }
}
