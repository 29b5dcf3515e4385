// Listing 16-15: a shared_ptr to a counter with its mutex, in ten threads.
#include <cstdio>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

struct Counter {
  std::mutex mutex;
  int value = 0;  // guarded by `mutex`
};

int main() {
  auto counter = std::make_shared<Counter>();
  std::vector<std::jthread> handles;

  for (int i = 0; i < 10; ++i) {
    handles.emplace_back([counter] {
      std::lock_guard num(counter->mutex);
      ++counter->value;
    });
  }
  for (std::jthread& handle : handles) handle.join();

  int result = 0;
  {
    std::lock_guard num(counter->mutex);
    result = counter->value;
  }
  std::printf("Result: %d\n", result);
}
