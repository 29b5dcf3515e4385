// Listing 16-13 without a move: ten joined threads borrow main's counter.
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

struct Counter {
  std::mutex mutex;
  int value = 0;  // guarded by `mutex`
};

int main() {
  Counter counter;
  {
    std::vector<std::jthread> handles;
    for (int i = 0; i < 10; ++i) {
      handles.emplace_back([&counter] {
        std::lock_guard num(counter.mutex);
        ++counter.value;
      });
    }
  }
  std::lock_guard num(counter.mutex);
  return counter.value == 10 ? 0 : 1;
}
