// A flag that only ever goes up: that two threads raise it changes nothing.
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

class Search {
 public:
  void run(const std::vector<int>& numbers, int wanted) {
    for (const int number : numbers) {
      if (found_.load(std::memory_order_relaxed)) return;
      if (number == wanted) found_.store(true, std::memory_order_relaxed);
    }
  }

  // Spares the cache line of the others when it is up already.
  void cancel() {
    if (!cancelled_.load(std::memory_order_relaxed)) {
      cancelled_.store(true, std::memory_order_relaxed);
    }
  }

  bool found() const { return found_.load(); }
  bool cancelled() const { return cancelled_.load(); }

 private:
  std::atomic<bool> found_{false};
  std::atomic<bool> cancelled_{false};
};

int main() {
  const std::vector<int> numbers = {3, 1, 4, 1, 5, 9, 2, 6};
  Search search;
  {
    std::jthread left([&] {
      search.run(numbers, 9);
      search.cancel();
    });
    std::jthread right([&] {
      search.run(numbers, 4);
      search.cancel();
    });
  }
  return search.found() && search.cancelled() ? 0 : 1;
}
