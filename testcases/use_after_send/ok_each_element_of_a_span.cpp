// Each round sends another element of what the span shows.
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <utility>
#include <vector>

using Task = std::unique_ptr<int>;

class Worker {
 public:
  void enqueue(Task task) {
    std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push_back(std::move(task));
  }

  void enqueue(std::span<Task> tasks) {
    for (auto& task : tasks) enqueue(std::move(task));
  }

  int run() {
    std::lock_guard<std::mutex> lock(mutex_);
    int sum = 0;
    for (const Task& task : tasks_) sum += *task;
    tasks_.clear();
    return sum;
  }

 private:
  std::mutex mutex_;
  std::vector<Task> tasks_;
};

int main() {
  Worker worker;
  std::vector<Task> tasks;
  for (int i = 0; i < 4; ++i) tasks.push_back(std::make_unique<int>(i));
  std::jthread runner([&worker] { worker.run(); });
  worker.enqueue(std::span<Task>(tasks));
}
