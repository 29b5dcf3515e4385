// A portable wrapper waits once, as the call it wraps; its users loop.
#include <condition_variable>
#include <mutex>
#include <thread>

namespace port {

class Mutex {
 public:
  void Lock() { mutex_.lock(); }
  void Unlock() { mutex_.unlock(); }

 private:
  friend class CondVar;
  std::mutex mutex_;
};

class CondVar {
 public:
  explicit CondVar(Mutex* mutex) : mutex_(mutex) {}
  // REQUIRES: the mutex is held.
  void Wait() {
    std::unique_lock<std::mutex> lock(mutex_->mutex_, std::adopt_lock);
    condition_.wait(lock);
    lock.release();
  }
  void Signal() { condition_.notify_one(); }
  void SignalAll() { condition_.notify_all(); }

 private:
  std::condition_variable condition_;
  Mutex* const mutex_;
};

class MutexLock {
 public:
  explicit MutexLock(Mutex* mutex) : mutex_(mutex) { mutex_->Lock(); }
  ~MutexLock() { mutex_->Unlock(); }
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

 private:
  Mutex* const mutex_;
};

}  // namespace port

class Compactor {
 public:
  Compactor() : finished_(&mutex_), thread_([this] { compact(); }) {}
  ~Compactor() { thread_.join(); }

  void wait_for(int levels) {
    port::MutexLock lock(&mutex_);
    while (levels_ < levels) finished_.Wait();
  }

  // One look at the state per wake-up, from the loop of the caller.
  bool wait_for_more(int known) {
    port::MutexLock lock(&mutex_);
    if (levels_ == known) finished_.Wait();
    return levels_ != known;
  }

 private:
  void compact() {
    for (int level = 0; level < 3; ++level) {
      port::MutexLock lock(&mutex_);
      ++levels_;
      finished_.SignalAll();
    }
  }

  port::Mutex mutex_;
  port::CondVar finished_;
  int levels_ = 0;
  std::thread thread_;
};

int main() {
  Compactor compactor;
  while (!compactor.wait_for_more(0)) {
  }
  compactor.wait_for(3);
}
