// Copy and move lock the other object; their own fields are not yet shared.
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace http {

class Headers {
  using Map = std::map<std::string, std::string>;

 public:
  Headers() = default;

  Headers(const Headers& other) : headers_(other.copy()) { ++copies_; }

  // Delegates with the lock of the other object as a temporary argument.
  Headers(Headers&& other)
      : Headers(std::move(other), std::lock_guard<std::mutex>(other.mutex_)) {}

  Headers& operator=(Headers other) {
    Map old = other.copy();
    std::lock_guard<std::mutex> lock(mutex_);
    headers_.swap(old);
    return *this;
  }

  void set(const std::string& name, std::string value) {
    std::lock_guard<std::mutex> lock(mutex_);
    headers_[name] = std::move(value);
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return headers_.size();
  }

 private:
  Headers(Headers&& other, const std::lock_guard<std::mutex>&)
      : headers_(std::move(other.headers_)), copies_(other.copies_) {}

  Map copy() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return headers_;
  }

  mutable std::mutex mutex_;
  Map headers_;
  std::size_t copies_ = 0;  // Constructors only.
};

}  // namespace http

int main() {
  http::Headers defaults;
  std::size_t total = 0;
  {
    std::jthread admin([&defaults] {
      for (int i = 0; i < 100; ++i) {
        defaults.set("X-" + std::to_string(i), "on");
      }
    });
    for (int i = 0; i < 30; ++i) {
      http::Headers request(defaults);
      request.set("Path", "/status");
      http::Headers sent(std::move(request));
      total += sent.size();
    }
  }
  http::Headers fresh;
  fresh = defaults;
  return total >= 30 && fresh.size() == 100 ? 0 : 1;
}
