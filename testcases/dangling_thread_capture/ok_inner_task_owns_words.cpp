// The inner task moves the outer task's local; `this` is a pool that drains.
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

  // Runs `first`, then `second` as a task of its own.
  void ExecuteBoth(std::function<void()> first, std::function<void()> second) {
    Execute([this, first = std::move(first), second = std::move(second)] {
      first();
      Execute(second);
    });
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

void CountWords(Executor& executor, std::string page) {
  executor.Execute([&executor, page = std::move(page)] {
    std::vector<std::string> words(1);
    for (const char c : page) {
      if (c == ' ') words.emplace_back(); else words.back() += c;
    }
    executor.Execute([words = std::move(words)] { g_words += words.size(); });
  });
}

int main() {
  {
    Executor executor(2);
    CountWords(executor, "call me ishmael some years ago");
    executor.ExecuteBoth([] { ++g_words; }, [] { g_words += 2; });
  }
  std::cout << g_words.load() << " words\n";
}
