// absl::Mutex waits for conditions by itself; its CondVar is used in loops.
#include <deque>

// The part of Abseil's interface that is used here.
namespace absl {

class Mutex {
 public:
  void Lock();
  void Unlock();
  template <typename Condition>
  void Await(const Condition& condition);
};

class Condition {
 public:
  explicit Condition(const bool* flag);
  template <typename T>
  Condition(bool (*function)(T*), T* argument);
};

class MutexLock {
 public:
  explicit MutexLock(Mutex* mutex);
  MutexLock(Mutex* mutex, const Condition& condition);
  ~MutexLock();
};

class CondVar {
 public:
  void Wait(Mutex* mutex);
  void Signal();
  void SignalAll();
};

}  // namespace absl

class Tasks {
 public:
  void Add(int task) {
    absl::MutexLock lock(&mutex_);
    tasks_.push_back(task);
    added_.Signal();
  }

  void Close() {
    mutex_.Lock();
    is_closed_ = true;
    mutex_.Unlock();
    added_.SignalAll();
  }

  // -1 at the end.
  int Next() {
    absl::MutexLock lock(&mutex_);
    while (tasks_.empty() && !is_closed_) added_.Wait(&mutex_);
    if (tasks_.empty()) return -1;
    const int task = tasks_.front();
    tasks_.pop_front();
    return task;
  }

  void WaitUntilClosed() {
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(&is_closed_));
  }

  int Drain() {
    absl::MutexLock lock(&mutex_, absl::Condition(&is_closed_));
    int sum = 0;
    for (int task : tasks_) sum += task;
    tasks_.clear();
    return sum;
  }

 private:
  absl::Mutex mutex_;
  absl::CondVar added_;
  std::deque<int> tasks_;
  bool is_closed_ = false;
};

int sum_of(Tasks& tasks) {
  int sum = 0;
  for (int task = tasks.Next(); task >= 0; task = tasks.Next()) sum += task;
  tasks.WaitUntilClosed();
  return sum + tasks.Drain();
}
