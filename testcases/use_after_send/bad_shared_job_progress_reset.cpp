// A shared job is queued, and the caller goes on changing it without a lock.
#include <condition_variable>
#include <cstdio>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>

struct Job {
  std::string name;
  std::string note;
  int attempts = 0;
};
using JobPtr = std::shared_ptr<Job>;

class JobQueue {
 public:
  void push(JobPtr job) {
    std::lock_guard<std::mutex> lock(mutex_);
    jobs_.push(std::move(job));
    available_.notify_one();
  }
  JobPtr pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (jobs_.empty() && !closed_) available_.wait(lock);
    if (jobs_.empty()) return nullptr;
    JobPtr job = std::move(jobs_.front());
    jobs_.pop();
    return job;
  }
  void close() {
    std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    available_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable available_;
  std::queue<JobPtr> jobs_;
  bool closed_ = false;
};

class Scheduler {
 public:
  Scheduler() : worker_(&Scheduler::run, this) {}
  ~Scheduler() {
    queue_.close();
    worker_.join();
  }

  void schedule(const JobPtr& job) {
    queue_.push(job);
    job->note = "queued by the scheduler";  //~ use-after-send
  }

 private:
  void run() {
    while (JobPtr job = queue_.pop()) {
      ++job->attempts;
      std::printf("%s: %s\n", job->name.c_str(), job->note.c_str());
    }
  }

  JobQueue queue_;
  std::thread worker_;
};

int main() {
  Scheduler scheduler;
  scheduler.schedule(std::make_shared<Job>(Job{"reindex", "", 0}));
  scheduler.schedule(std::make_shared<Job>(Job{"vacuum", "", 0}));
}
