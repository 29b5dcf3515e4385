// A worker lends its guard to a helper, which unlocks it on the way out that says
// "nothing to do"; it is on this way that the caller changes idle_.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

class Worker {
 public:
  Worker() : thread_([this] { run(); }) {}
  ~Worker() {
    {
      std::lock_guard<std::mutex> lock(lock_);
      done_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }

  void post(std::function<void()> task) {
    {
      std::lock_guard<std::mutex> lock(lock_);
      tasks_.push_back(std::move(task));
      idle_ = false;
    }
    wake_.notify_one();
  }

  bool is_idle() {
    std::lock_guard<std::mutex> lock(lock_);
    return idle_;
  }

 private:
  bool wait_for_task(std::unique_lock<std::mutex>& lock) {
    wake_.wait(lock, [this] { return done_ || !tasks_.empty(); });
    if (done_) {
      lock.unlock();
      return false;
    }
    return true;
  }

  bool drain() {
    std::unique_lock<std::mutex> lock(lock_);
    if (!wait_for_task(lock)) {
      idle_ = true;  //~ unguarded-shared-access
      return false;
    }
    idle_ = false;
    std::deque<std::function<void()>> mine;
    mine.swap(tasks_);
    lock.unlock();
    for (auto& task : mine) task();
    return true;
  }

  void run() {
    while (drain()) {
    }
  }

  std::mutex lock_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> tasks_;
  bool idle_ = true;
  bool done_ = false;
  std::thread thread_;
};

int main() {
  Worker worker;
  worker.post([] {});
  return worker.is_idle() ? 1 : 0;
}
