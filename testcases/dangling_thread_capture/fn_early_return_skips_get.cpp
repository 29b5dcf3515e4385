// A failed check returns before the pool's future was waited for.
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class TaskPool {
 public:
  explicit TaskPool(int size) {
    for (int i = 0; i < size; ++i) {
      workers_.emplace_back([this] { Work(); });
    }
  }
  ~TaskPool() {
    {
      std::lock_guard lock(mutex_);
      closing_ = true;
    }
    ready_.notify_all();
  }

  // The future of a packaged task: its destructor does not wait.
  template <typename F>
  auto Submit(F work) {
    using Result = decltype(work());
    auto task = std::make_shared<std::packaged_task<Result()>>(
        std::move(work));
    std::future<Result> result = task->get_future();
    {
      std::lock_guard lock(mutex_);
      tasks_.push_back([task] { (*task)(); });
    }
    ready_.notify_one();
    return result;
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

struct Invoice {
  std::string customer;
  std::vector<long> cents;
};

long Total(const Invoice& invoice) {
  long total = 0;
  for (const long item : invoice.cents) total += item;
  return total;
}

bool Approve(TaskPool& pool, std::string customer, long limit) {
  const Invoice invoice{std::move(customer), {1999, 2500, 499}};
  std::future<long> total = pool.Submit(
      [&invoice] { return Total(invoice); });  //~ MISSED dangling-thread-capture
  if (invoice.customer.empty()) {
    return false;
  }
  return total.get() <= limit;
}

int main() {
  TaskPool pool(2);
  std::cout << Approve(pool, "Okafor & Sons", 10'000);
  std::cout << Approve(pool, "", 10'000) << '\n';
}
