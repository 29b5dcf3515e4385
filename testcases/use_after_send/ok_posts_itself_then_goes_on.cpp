// An object posts a weak owner of itself to its loop, and sets up the rest of
// its members before that loop starts to run.
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace cluster {

class Loop {
 public:
  void post(std::function<void()> task) {
    std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  void run() {
    std::vector<std::function<void()>> ready;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      ready.swap(tasks_);
    }
    for (auto& task : ready) task();
  }

 private:
  std::mutex mutex_;
  std::vector<std::function<void()>> tasks_;
};

class Failover : public std::enable_shared_from_this<Failover> {
 public:
  ~Failover() {
    if (thread_.joinable()) thread_.join();
  }
  void start() {
    std::weak_ptr<Failover> weak_self = weak_from_this();
    loop_.post([weak_self] {
      if (auto self = weak_self.lock()) self->check();
    });
    std::promise<void> promise;
    done_ = promise.get_future();
    thread_ = std::thread([this, promise{std::move(promise)}]() mutable {
      loop_.run();
      promise.set_value();
    });
  }
  bool wait() {
    return done_.wait_for(std::chrono::seconds(5)) == std::future_status::ready;
  }

 private:
  void check() { ++checks_; }

  Loop loop_;
  int checks_ = 0;
  std::future<void> done_;
  std::thread thread_;
};

}  // namespace cluster

int main() {
  auto failover = std::make_shared<cluster::Failover>();
  failover->start();
  return failover->wait() ? 0 : 1;
}
