// A home-made monitor hides the condition variable; the `if` stays an `if`.
#include <condition_variable>
#include <mutex>
#include <thread>

class Monitor {
 public:
  void enter() { mutex_.lock(); }
  void leave() { mutex_.unlock(); }
  // REQUIRES: entered.
  void wait() {
    std::unique_lock<std::mutex> lock(mutex_, std::adopt_lock);
    changed_.wait(lock);
    lock.release();
  }
  void wake() { changed_.notify_all(); }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
};

class Barge {
 public:
  void load(int crates) {
    monitor_.enter();
    crates_ += crates;
    monitor_.wake();
    monitor_.leave();
  }

  void unload(int crates) {
    monitor_.enter();
    if (crates_ < crates) {
      monitor_.wait();  //~ condvar-misuse
    }
    crates_ -= crates;
    monitor_.leave();
  }

  int crates() {
    monitor_.enter();
    const int crates = crates_;
    monitor_.leave();
    return crates;
  }

 private:
  Monitor monitor_;
  int crates_ = 0;
};

int main() {
  Barge barge;
  {
    std::jthread north([&barge] { barge.unload(3); });
    std::jthread south([&barge] { barge.unload(4); });
    barge.load(5);
    barge.load(2);
  }
  return barge.crates();
}
