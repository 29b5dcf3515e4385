// Each worker's thread holds `this`, and a deque never moves its elements.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <deque>
#include <string>
#include <thread>
#include <utility>

class Consumer {
 public:
  Consumer(std::string topic, std::atomic<long>& total)
      : topic_(std::move(topic)), total_(total) {}
  Consumer(const Consumer&) = delete;
  Consumer& operator=(const Consumer&) = delete;

  void Start() {
    thread_ = std::jthread([this](std::stop_token stop) {
      while (!stop.stop_requested()) {
        total_ += static_cast<long>(topic_.size());
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
  }

 private:
  const std::string topic_;
  std::atomic<long>& total_;
  std::jthread thread_;
};

class ConsumerGroup {
 public:
  void Subscribe(std::string topic) {
    consumers_.emplace_back(std::move(topic), total_);
    consumers_.back().Start();
  }
  long total() const { return total_; }

 private:
  std::atomic<long> total_{0};
  std::deque<Consumer> consumers_;  // joined before `total_` goes
};

int main() {
  ConsumerGroup group;
  for (const char* topic : {"orders", "payments", "returns", "refunds"}) {
    group.Subscribe(topic);
  }
  while (group.total() == 0) {
    std::this_thread::yield();
  }
  std::puts("consuming");
}
