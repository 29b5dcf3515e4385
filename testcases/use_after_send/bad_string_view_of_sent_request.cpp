// The route is a view into a request line that a pool task now owns.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

class Pool {
 public:
  explicit Pool(unsigned size) {
    for (unsigned i = 0; i < size; ++i) {
      threads_.emplace_back([this] { Work(); });
    }
  }
  ~Pool() {
    std::unique_lock<std::mutex> lock(mutex_);
    stop_ = true;
    lock.unlock();
    wake_.notify_all();
    for (std::jthread& thread : threads_) thread.join();
  }

  void Submit(std::function<void()> task) {
    std::unique_lock<std::mutex> lock(mutex_);
    tasks_.push_back(std::move(task));
    lock.unlock();
    wake_.notify_one();
  }

 private:
  void Work() {
    for (;;) {
      std::function<void()> task;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        wake_.wait(lock, [this] { return stop_ || !tasks_.empty(); });
        if (tasks_.empty()) return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> tasks_;
  bool stop_ = false;
  std::vector<std::jthread> threads_;
};

void Handle(Pool& pool, std::string line) {
  std::string_view route = line;
  route = route.substr(0, route.find(' '));
  pool.Submit([line = std::move(line)] {
    std::printf("serving %zu bytes\n", line.size());
  });
  const std::string accepted(route);  //~ use-after-send
  std::printf("accepted %s\n", accepted.c_str());
}

int main() {
  Pool pool(2);
  Handle(pool, "/accounts/17/statements?year=2026 HTTP/1.1");
  Handle(pool, "/health HTTP/1.1");
}
