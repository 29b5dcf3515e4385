// Pool tasks refer to locals; the latch they share is waited for before return.
#include <condition_variable>
#include <deque>
#include <functional>
#include <iostream>
#include <latch>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Pool {
 public:
  explicit Pool(int size) {
    for (int i = 0; i < size; ++i) {
      workers_.emplace_back([this] { Work(); });
    }
  }
  ~Pool() {
    {
      std::lock_guard lock(mutex_);
      closing_ = true;
    }
    ready_.notify_all();
  }

  void Post(std::function<void()> task) {
    {
      std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    ready_.notify_one();
  }

 private:
  void Work() {
    for (;;) {
      std::function<void()> task;
      {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [this] { return closing_ || !tasks_.empty(); });
        if (tasks_.empty()) return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> tasks_;
  bool closing_ = false;
  std::vector<std::jthread> workers_;
};

std::vector<std::string> Shout(Pool& pool,
                               const std::vector<std::string>& words) {
  std::vector<std::string> loud(words.size());
  const auto done =
      std::make_shared<std::latch>(static_cast<std::ptrdiff_t>(words.size()));
  for (std::size_t i = 0; i < words.size(); ++i) {
    pool.Post([&words, &loud, i, done] {
      loud[i] = words[i] + "!";
      done->count_down();
    });
  }
  done->wait();
  return loud;
}

int main() {
  Pool pool(3);
  for (const std::string& word : Shout(pool, {"land", "ahoy", "captain"})) {
    std::cout << word << ' ';
  }
  std::cout << '\n';
}
