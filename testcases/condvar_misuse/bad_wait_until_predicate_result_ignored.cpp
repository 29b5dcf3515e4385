// The predicate may still be false when the deadline is reached.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

class Config {
 public:
  void publish(std::string text) {
    {
      std::lock_guard lock(mutex_);
      text_ = std::move(text);
    }
    published_.notify_all();
  }

  std::size_t size_by(std::chrono::steady_clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    published_.wait_until(  //~ condvar-misuse
        lock, deadline, [this] { return text_.has_value(); });
    return text_->size();
  }

 private:
  std::mutex mutex_;
  std::condition_variable published_;
  std::optional<std::string> text_;
};

int main() {
  Config config;
  std::jthread loader([&config] { config.publish("colour=blue"); });
  const auto soon = std::chrono::steady_clock::now() + std::chrono::seconds(1);
  return config.size_by(soon) == 11 ? 0 : 1;
}
