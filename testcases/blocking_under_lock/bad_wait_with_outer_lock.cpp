// Nested monitors: wait() gives the inner lock back, the outer one stays, and
// put() needs both.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

class Warehouse {
 public:
  void put(int item) {
    std::lock_guard<std::mutex> books(books_mutex_);
    ++stored_;
    std::lock_guard<std::mutex> shelf(shelf_mutex_);
    shelf_.push_back(item);
    arrived_.notify_one();
  }

  int take() {
    std::lock_guard<std::mutex> books(books_mutex_);
    std::unique_lock<std::mutex> shelf(shelf_mutex_);
    arrived_.wait(shelf,  //~ blocking-under-lock
                  [this] { return !shelf_.empty(); });
    const int item = shelf_.front();
    shelf_.pop_front();
    ++taken_;
    return item;
  }

 private:
  std::mutex books_mutex_;
  int stored_ = 0;
  int taken_ = 0;
  std::mutex shelf_mutex_;
  std::condition_variable arrived_;
  std::deque<int> shelf_;
};

int main() {
  Warehouse warehouse;
  std::jthread clerk([&warehouse] { warehouse.take(); });
  warehouse.put(1);
}
