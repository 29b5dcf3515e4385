// Listing 16-14, corrected: the count is atomic, so copies may cross threads.
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct Counter {
  std::mutex mutex;
  int value = 0;  // guarded by `mutex`
};

template <typename T>
class Arc {
 public:
  Arc() : box_(new Box) {}
  Arc(const Arc& other) : box_(other.box_) {
    box_->count.fetch_add(1, std::memory_order_relaxed);
  }
  Arc& operator=(const Arc&) = delete;
  ~Arc() {
    if (box_->count.fetch_sub(1, std::memory_order_acq_rel) == 1) delete box_;
  }
  T* operator->() const { return &box_->object; }

 private:
  struct Box {
    T object;
    std::atomic<int> count{1};
  };
  Box* box_;
};

int main() {
  Arc<Counter> counter;
  std::vector<std::jthread> handles;

  for (int i = 0; i < 10; ++i) {
    handles.emplace_back([counter] {
      std::lock_guard num(counter->mutex);
      ++counter->value;
    });
  }
}
