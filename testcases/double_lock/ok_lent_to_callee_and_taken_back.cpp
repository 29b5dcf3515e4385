// The callee is called with the lock held; it unlocks it around slow work, round
// after round, and gives it back locked.
#include <mutex>
#include <thread>
#include <vector>

class Database {
 public:
  void write(int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    pending_.push_back(value);
    while (pending_.size() > 3) compact();
    ++writes_;
  }

 private:
  // The caller holds `mutex_`.
  void compact() {
    std::vector<int> batch;
    batch.swap(pending_);
    mutex_.unlock();
    for (int value : batch) {
      if (value % 2 == 0) {
        mutex_.lock();
        ++flushes_;
        mutex_.unlock();
      }
      sum_of(value);
    }
    mutex_.lock();
    ++compactions_;
  }
  static int sum_of(int value) { return value + 1; }

  std::mutex mutex_;
  std::vector<int> pending_;
  int writes_ = 0, flushes_ = 0, compactions_ = 0;
};

int main() {
  Database database;
  std::jthread other([&database] { database.write(1); });
  for (int i = 0; i < 8; ++i) database.write(i);
}
