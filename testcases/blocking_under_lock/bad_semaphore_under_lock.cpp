// acquire() for a free slot, with the lock held that returns the slots.
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

class Slots {
 public:
  int acquire() {
    std::lock_guard<std::mutex> lock(mutex_);
    free_count_.acquire();  //~ blocking-under-lock
    const int slot = free_.back();
    free_.pop_back();
    return slot;
  }

  void release(int slot) {
    std::lock_guard<std::mutex> lock(mutex_);
    free_.push_back(slot);
    free_count_.release();
  }

 private:
  std::mutex mutex_;
  std::vector<int> free_{0, 1};
  std::counting_semaphore<2> free_count_{2};
};

int main() {
  Slots slots;
  auto work = [&slots] {
    for (int i = 0; i < 100; ++i) slots.release(slots.acquire());
  };
  std::jthread first(work);
  std::jthread second(work);
  std::jthread third(work);
}
