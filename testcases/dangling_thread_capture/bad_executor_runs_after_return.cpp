// A strand runs a task later; by then the request handler has returned.
#include <condition_variable>
#include <functional>
#include <iostream>
#include <map>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>

// Runs tasks one after the other on its own thread.
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

struct Request {
  std::string user;
  std::string page;
};

class VisitLog {
 public:
  void Count(const std::string& page) {
    std::lock_guard lock(mutex_);
    ++visits_[page];
  }
  int VisitsOf(const std::string& page) {
    std::lock_guard lock(mutex_);
    return visits_[page];
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> visits_;
};

void Handle(Strand& strand, VisitLog& log, const std::string& line) {
  Request request;
  const std::size_t space = line.find(' ');
  request.user = line.substr(0, space);
  request.page = line.substr(space + 1);
  strand.Dispatch([&log, &request] {  //~ dangling-thread-capture
    log.Count(request.page);
  });
}

int main() {
  VisitLog log;
  {
    Strand strand;
    Handle(strand, log, "ada /index.html");
    Handle(strand, log, "grace /orders/history/2026");
  }
  std::cout << log.VisitsOf("/index.html") << " visits\n";
}
