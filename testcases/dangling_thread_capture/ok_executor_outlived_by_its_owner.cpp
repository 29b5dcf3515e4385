// `this` goes into the strand's tasks; the strand is a member and drains first.
#include <condition_variable>
#include <functional>
#include <iostream>
#include <map>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>

class Strand {
 public:
  Strand() : thread_([this] { Run(); }) {}
  ~Strand() {
    Dispatch(nullptr);
    thread_.join();
  }
  Strand(const Strand&) = delete;
  Strand& operator=(const Strand&) = delete;

  // An empty task ends the strand.
  void Dispatch(std::function<void()> task) {
    std::lock_guard lock(mutex_);
    tasks_.push(std::move(task));
    not_empty_.notify_one();
  }

 private:
  std::function<void()> Next() {
    std::unique_lock lock(mutex_);
    not_empty_.wait(lock, [this] { return !tasks_.empty(); });
    std::function<void()> task = std::move(tasks_.front());
    tasks_.pop();
    return task;
  }
  void Run() {
    while (std::function<void()> task = Next()) task();
  }

  std::mutex mutex_;
  std::condition_variable not_empty_;
  std::queue<std::function<void()>> tasks_;
  std::thread thread_;
};

// All state is touched on the strand only, so it needs no lock.
class VisitCounter {
 public:
  explicit VisitCounter(std::string site) : site_(std::move(site)) {}
  VisitCounter(const VisitCounter&) = delete;
  VisitCounter& operator=(const VisitCounter&) = delete;

  void Visit(const std::string& line) {
    const std::string page = line.substr(line.find(' ') + 1);
    strand_.Dispatch([this, page] { ++visits_[site_ + page]; });
  }

 private:
  const std::string site_;
  std::map<std::string, int> visits_;
  Strand strand_;  // declared last: runs what is queued before the map dies
};

int main() {
  {
    VisitCounter counter("example.org");
    counter.Visit("ada /index.html");
    counter.Visit("grace /orders/history/2026");
  }
  std::cout << "counted\n";
}
