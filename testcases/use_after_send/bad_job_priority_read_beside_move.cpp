// One argument list both moves the job and reads its priority: no order is set.
#include <condition_variable>
#include <cstdio>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Job {
 public:
  Job(std::string name, int priority)
      : name_(std::move(name)), priority_(priority) {}
  void run() const { std::printf("%d %s\n", priority_, name_.c_str()); }
  int priority() const { return priority_; }

 private:
  std::string name_;
  int priority_;
};

class PriorityPool {
 public:
  PriorityPool() : worker_([this] { loop(); }) {}
  ~PriorityPool() {
    std::unique_lock<std::mutex> lock(mutex_);
    stopping_ = true;
    wake_.notify_one();
    lock.unlock();
    worker_.join();
  }

  void submit(std::unique_ptr<Job> job, int priority) {
    std::unique_lock<std::mutex> lock(mutex_);
    entries_.push(Entry{priority, std::move(job)});
    wake_.notify_one();
  }

 private:
  struct Entry {
    int priority;
    std::shared_ptr<Job> job;
    bool operator<(const Entry& other) const {
      return priority < other.priority;
    }
  };

  void loop() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return stopping_ || !entries_.empty(); });
      if (entries_.empty()) return;
      const Entry entry = entries_.top();
      entries_.pop();
      lock.unlock();
      entry.job->run();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::priority_queue<Entry> entries_;
  bool stopping_ = false;
  std::thread worker_;
};

int main() {
  PriorityPool pool;
  std::vector<std::unique_ptr<Job>> backlog;
  backlog.push_back(std::make_unique<Job>("compact", 1));
  backlog.push_back(std::make_unique<Job>("flush", 9));
  for (std::unique_ptr<Job>& job : backlog) {
    pool.submit(std::move(job), job->priority());  //~ use-after-send
  }
}
