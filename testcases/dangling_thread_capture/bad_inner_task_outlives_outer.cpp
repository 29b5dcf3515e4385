// A task posts a second task that refers to a local of the first one.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Executor {
 public:
  explicit Executor(std::size_t threads) {
    threads_.reserve(threads);
    while (threads_.size() < threads) {
      threads_.emplace_back(&Executor::Work, this);
    }
  }
  ~Executor() {
    {
      const std::scoped_lock lock(mutex_);
      draining_ = true;
    }
    cv_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void Execute(std::function<void()> task) {
    {
      const std::scoped_lock lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    cv_.notify_one();
  }

 private:
  void Work() {
    std::unique_lock lock(mutex_);
    while (true) {
      cv_.wait(lock, [&] { return draining_ || !tasks_.empty(); });
      if (tasks_.empty()) break;
      const auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable cv_;
  std::deque<std::function<void()>> tasks_;
  bool draining_ = false;
  std::vector<std::thread> threads_;
};

std::atomic<std::size_t> g_words{0};

std::vector<std::string> Split(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

void CountWords(Executor& executor, std::string page) {
  executor.Execute([&executor, page = std::move(page)] {
    const std::vector<std::string> words = Split(page);
    executor.Execute([&words] {  //~ dangling-thread-capture
      g_words += words.size();
    });
  });
}

int main() {
  {
    Executor executor(2);
    CountWords(executor, "call me ishmael some years ago");
    CountWords(executor, "it was the best of times");
  }
  std::cout << g_words.load() << " words\n";
}
