// Threads live in a map by id; each is joined right before it is erased.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <thread>
#include <utility>

class JobTable {
 public:
  JobTable() = default;
  JobTable(const JobTable&) = delete;
  JobTable& operator=(const JobTable&) = delete;
  ~JobTable() {
    for (auto& [id, job] : jobs_) job.thread.join();
  }

  int Start(int steps) {
    const int id = ++last_id_;
    Job job;
    job.done = std::make_shared<std::atomic<bool>>(false);
    job.thread = std::thread([done = job.done, steps] {
      for (int step = 0; step < steps; ++step) std::this_thread::yield();
      *done = true;
    });
    jobs_.emplace(id, std::move(job));
    return id;
  }

  // Removes the jobs that have ended.
  int Reap() {
    int reaped = 0;
    for (auto it = jobs_.begin(); it != jobs_.end();) {
      if (!*it->second.done) {
        ++it;
        continue;
      }
      it->second.thread.join();
      it = jobs_.erase(it);
      ++reaped;
    }
    return reaped;
  }

 private:
  struct Job {
    std::shared_ptr<std::atomic<bool>> done;
    std::thread thread;
  };

  int last_id_ = 0;
  std::map<int, Job> jobs_;
};

int main() {
  JobTable jobs;
  int reaped = 0;
  for (int i = 0; i < 4; ++i) jobs.Start(i * 5);
  while (reaped < 3) reaped += jobs.Reap();
  std::printf("%s\n", reaped >= 3 ? "reaped" : "waiting");
  return 0;
}
