// The queue drops a job under its lock; a job's destructor tells the tracker,
// and the tracker looks into the queue under its own.
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <set>

class Tracker {
 public:
  void started(int id) {
    std::lock_guard lock(mutex_);
    running_.insert(id);
  }
  void ended(int id) {
    std::lock_guard lock(mutex_);
    running_.erase(id);
  }
  template <class Queue>
  std::size_t backlog(const Queue& queue) const {
    std::lock_guard lock(mutex_);
    return running_.size() + queue.size();
  }

 private:
  mutable std::mutex mutex_;
  std::set<int> running_;
};

class Job {
 public:
  Job(int id, Tracker& tracker) : id_(id), tracker_(tracker) {
    tracker_.started(id_);
  }
  ~Job() { tracker_.ended(id_); }
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

 private:
  const int id_;
  Tracker& tracker_;
};

class JobQueue {
 public:
  void push(std::unique_ptr<Job> job) {
    std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  void drop_oldest() {
    std::lock_guard lock(mutex_);
    if (jobs_.empty()) return;
    std::unique_ptr<Job> oldest = std::move(jobs_.front());
    jobs_.pop_front();
  }  //~ lock-order-inversion
  std::size_t size() const {
    std::lock_guard lock(mutex_);
    return jobs_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::deque<std::unique_ptr<Job>> jobs_;
};

std::size_t load(const Tracker& tracker, const JobQueue& queue) {
  return tracker.backlog(queue);
}
