// Listing 16-13 without the loop: two closures want to own one counter.
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

struct Counter {
  std::mutex mutex;
  int value = 0;  // guarded by `mutex`
};

int main() {
  auto counter = std::make_unique<Counter>();

  std::jthread handle([counter = std::move(counter)] {
    std::lock_guard num(counter->mutex);
    ++counter->value;
  });
  std::jthread handle2([counter = std::move(counter)] {  //~ use-after-send
    std::lock_guard num2(counter->mutex);
    ++counter->value;
  });
}
