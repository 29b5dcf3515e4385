// Each worker's thread holds `this`, and the vector moves the workers about.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Consumer {
 public:
  Consumer(std::string topic, std::shared_ptr<std::atomic<long>> total)
      : topic_(std::move(topic)), total_(std::move(total)) {}
  Consumer(Consumer&&) = default;
  Consumer& operator=(Consumer&&) = default;

  void Start() {
    thread_ = std::jthread([this](std::stop_token stop) {  //~ MISSED dangling-thread-capture
      while (!stop.stop_requested()) {
        *total_ += static_cast<long>(topic_.size());
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
  }

 private:
  std::string topic_;
  std::shared_ptr<std::atomic<long>> total_;
  std::jthread thread_;
};

class ConsumerGroup {
 public:
  void Subscribe(std::string topic) {
    consumers_.emplace_back(std::move(topic), total_);
    consumers_.back().Start();
  }
  long total() const { return *total_; }

 private:
  std::shared_ptr<std::atomic<long>> total_ =
      std::make_shared<std::atomic<long>>(0);
  std::vector<Consumer> consumers_;  // grows: running consumers are moved
};

int main() {
  ConsumerGroup group;
  for (const char* topic : {"orders", "payments", "returns", "refunds"}) {
    group.Subscribe(topic);
  }
  std::printf("%ld\n", group.total());
}
