// The first check is before any thread is there; later ones take the lock.
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace work {

struct Plan {
  std::vector<std::string> steps;
};

class Planner {
 public:
  Planner() = default;
  Planner(const Planner&) = delete;
  Planner& operator=(const Planner&) = delete;
  ~Planner() {
    for (std::thread& thread : threads_) thread.join();
    if (plan_ != nullptr) {
      std::lock_guard<std::mutex> lock(mutex_);
      if (plan_ != nullptr) plan_.reset();
    }
  }

  void Start(int workers) {
    for (int i = 0; i < workers; ++i) {
      threads_.emplace_back([this] { Run(); });
    }
  }

  std::size_t steps() {
    std::lock_guard<std::mutex> lock(mutex_);
    return plan_ == nullptr ? 0 : plan_->steps.size();
  }

 private:
  void Run() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (plan_ == nullptr) plan_ = std::make_unique<Plan>();
    plan_->steps.push_back("step");
  }

  std::mutex mutex_;
  std::unique_ptr<Plan> plan_;
  std::vector<std::thread> threads_;
};

}  // namespace work

int main() {
  work::Planner planner;
  planner.Start(3);
  while (planner.steps() < 3) std::this_thread::yield();
  std::printf("%zu steps\n", planner.steps());
  return 0;
}
