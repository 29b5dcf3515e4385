// wake() only signals: what it signals was changed by its callers.
#include <condition_variable>
#include <mutex>
#include <thread>

class Scheduler {
 public:
  Scheduler() : thread_([this] { run(); }) {}

  ~Scheduler() {
    {
      std::lock_guard lock(mutex_);
      is_stopping_ = true;
    }
    wake();
    thread_.join();
  }

  void add(int ticks) {
    std::unique_lock lock(mutex_);
    add_locked(ticks);
    lock.unlock();
    wake();
  }

  // A nudge without news: the waiter looks, and sleeps again.
  void poke() { wake(); }

  int wait_until_idle() {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return ticks_ == 0; });
    return done_;
  }

 private:
  // REQUIRES: mutex_ is held.
  void add_locked(int ticks) { ticks_ += ticks; }
  void wake() { wake_.notify_one(); }

  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return is_stopping_ || ticks_ > 0; });
      if (is_stopping_) return;
      --ticks_;
      ++done_;
      if (ticks_ == 0) idle_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable idle_;
  int ticks_ = 0;
  int done_ = 0;
  bool is_stopping_ = false;
  std::thread thread_;
};

int main() {
  Scheduler scheduler;
  scheduler.poke();
  scheduler.add(3);
  return scheduler.wait_until_idle() == 3 ? 0 : 1;
}
