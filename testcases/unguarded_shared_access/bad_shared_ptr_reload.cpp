// Handlers copy the shared_ptr that the reload thread assigns under a lock.
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

struct Config {
  std::string upstream;
  int timeout_ms = 0;
};

class ConfigStore {
 public:
  explicit ConfigStore(Config initial)
      : current_(std::make_shared<const Config>(std::move(initial))) {}

  void reload(Config fresh) {
    auto next = std::make_shared<const Config>(std::move(fresh));
    std::lock_guard<std::mutex> lock(mutex_);
    if (next->timeout_ms <= 0) return;
    current_ = std::move(next);
  }

  int timeout() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return current_->timeout_ms;
  }

  // The count inside is atomic; the pointer itself is not.
  std::shared_ptr<const Config> snapshot() const {
    return current_;  //~ unguarded-shared-access
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Config> current_;
};

class RequestHandler {
 public:
  explicit RequestHandler(const ConfigStore& store) : store_(store) {}

  std::string route(const std::string& path) const {
    const std::shared_ptr<const Config> config = store_.snapshot();
    return config->upstream + path;
  }

 private:
  const ConfigStore& store_;
};

int main() {
  ConfigStore store(Config{"http://a", 100});
  RequestHandler handler(store);
  std::size_t bytes = 0;
  {
    std::jthread watcher([&store](std::stop_token stop) {
      for (int i = 1; !stop.stop_requested(); ++i) {
        store.reload(Config{"http://b", 100 + i});
        std::this_thread::sleep_for(std::chrono::microseconds(50));
      }
    });
    for (int i = 0; i < 500; ++i) bytes += handler.route("/index").size();
  }
  return bytes > 0 && store.timeout() > 0 ? 0 : 1;
}
