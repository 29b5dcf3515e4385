// The derived destructor stops the base's thread while its members are alive.
#include <atomic>
#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class PeriodicService {
 public:
  PeriodicService() = default;
  PeriodicService(const PeriodicService&) = delete;
  PeriodicService& operator=(const PeriodicService&) = delete;
  virtual ~PeriodicService() { Stop(); }

  void Start() {
    if (thread_.joinable()) return;
    running_ = true;
    thread_ = std::thread([this] {
      while (running_) {
        Tick();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
  }

  // Every final class calls this first thing in its destructor.
  void Stop() {
    running_ = false;
    if (thread_.joinable()) thread_.join();
  }

 protected:
  virtual void Tick() = 0;

 private:
  std::atomic<bool> running_{false};
  std::thread thread_;
};

class ExpiryService final : public PeriodicService {
 public:
  explicit ExpiryService(std::vector<std::string> keys)
      : keys_(std::move(keys)) {}
  ~ExpiryService() override { Stop(); }

 protected:
  void Tick() override {
    for (const std::string& key : keys_) checked_ += key.size();
  }

 private:
  const std::vector<std::string> keys_;
  std::atomic<std::size_t> checked_{0};
};

int main() {
  auto service = std::make_unique<ExpiryService>(
      std::vector<std::string>{"session:1", "session:2", "basket:77"});
  service->Start();
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  service.reset();
  std::cout << "service stopped\n";
}
