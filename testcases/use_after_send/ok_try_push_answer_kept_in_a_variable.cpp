// The answer of try_push() is stored, and decides later who runs the job.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Job {
 public:
  explicit Job(std::string name) : name_(std::move(name)) {}
  void Run() const { std::printf("run %s\n", name_.c_str()); }
  bool IsSmall() const { return name_.size() < 6; }

 private:
  std::string name_;
};

class WorkerThread {
 public:
  WorkerThread() : thread_([this] { Loop(); }) {}
  ~WorkerThread() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      quitting_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }

  // On success `job` is null afterwards; on failure it is untouched.
  bool TryPush(std::unique_ptr<Job>& job) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (jobs_.size() >= 4) return false;
    jobs_.push_back(std::move(job));
    wake_.notify_one();
    return true;
  }

 private:
  void Loop() {
    for (;;) {
      std::unique_lock<std::mutex> lock(mutex_);
      wake_.wait(lock, [this] { return quitting_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      const std::unique_ptr<Job> job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job->Run();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::unique_ptr<Job>> jobs_;
  bool quitting_ = false;
  std::thread thread_;
};

static void Execute(WorkerThread& worker, std::unique_ptr<Job> job) {
  const bool small = job->IsSmall();
  bool taken = false;
  if (!small) taken = worker.TryPush(job);
  std::printf("%s\n", taken ? "queued" : "inline");
  if (taken) return;
  job->Run();
}

int main() {
  WorkerThread worker;
  Execute(worker, std::make_unique<Job>("index everything"));
  Execute(worker, std::make_unique<Job>("ping"));
  for (int i = 0; i < 8; ++i) {
    Execute(worker, std::make_unique<Job>("batch " + std::to_string(i)));
  }
}
