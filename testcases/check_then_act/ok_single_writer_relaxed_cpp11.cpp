// flags: -std=c++11
// One thread inserts, many read: who loads and stores relaxed knows that. In
// C++11 the orders are plain enumerators.
#include <atomic>

class SkipList {
 public:
  SkipList() : max_height_(1) {}

  void insert(int height) {
    if (height > max_height()) {
      max_height_.store(height, std::memory_order_relaxed);
    }
  }

 private:
  int max_height() const {
    return max_height_.load(std::memory_order_relaxed);
  }

  std::atomic<int> max_height_;
};

void fill(SkipList& list) {
  for (int height = 1; height < 5; ++height) list.insert(height);
}
