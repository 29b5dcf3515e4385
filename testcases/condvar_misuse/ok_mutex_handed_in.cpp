// The condition belongs to the queue, the mutex to its owner, who passes it
// in: always the same one.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

class WaitList {
 public:
  explicit WaitList(std::mutex& mutex) : mutex_(mutex) {}

  // REQUIRES: the mutex is held by `lock`.
  int take(std::unique_lock<std::mutex>& lock) {
    changed_.wait(lock, [this] { return !entries_.empty(); });
    const int entry = entries_.front();
    entries_.pop_front();
    return entry;
  }

  void add(int entry) {
    std::lock_guard guard(mutex_);
    entries_.push_back(entry);
    changed_.notify_one();
  }

  int take() {
    std::unique_lock lock(mutex_);
    return take(lock);
  }

 private:
  std::mutex& mutex_;
  std::condition_variable changed_;
  std::deque<int> entries_;
};

class Office {
 public:
  Office() : visitors_(mutex_), callers_(mutex_) {}

  void visit(int id) { visitors_.add(id); }
  void call(int id) { callers_.add(id); }

  int serve() {
    std::unique_lock lock(mutex_);
    const int visitor = visitors_.take(lock);
    const int caller = callers_.take(lock);
    ++served_;
    return visitor + caller;
  }
  int next_caller() { return callers_.take(); }

 private:
  std::mutex mutex_;
  WaitList visitors_;
  WaitList callers_;
  int served_ = 0;
};

int main() {
  Office office;
  std::jthread street([&office] {
    office.visit(1);
    office.call(2);
    office.call(3);
  });
  return office.serve() + office.next_caller() == 6 ? 0 : 1;
}
