// A copy constructor needs no lock of its own, but it reads a shared original.
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace http {

// Default headers that every connection may extend at run time.
class HeaderSet {
 public:
  HeaderSet() = default;

  HeaderSet(const HeaderSet& other)
      : headers_(other.headers_) {}  //~ unguarded-shared-access

  HeaderSet& operator=(const HeaderSet& other) {
    if (this == &other) return *this;
    std::scoped_lock lock(mutex_, other.mutex_);
    headers_ = other.headers_;
    return *this;
  }

  void set(const std::string& name, std::string value) {
    std::lock_guard<std::mutex> lock(mutex_);
    headers_[name] = std::move(value);
  }

  bool has(const std::string& name) const {
    std::lock_guard<std::mutex> lock(mutex_);
    return headers_.contains(name);
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return headers_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> headers_;
};

class Server {
 public:
  HeaderSet& defaults() { return defaults_; }

  std::size_t respond(const std::string& path) const {
    HeaderSet headers(defaults_);
    headers.set("X-Path", path);
    return headers.size();
  }

 private:
  HeaderSet defaults_;  // Synchronises itself.
};

}  // namespace http

int main() {
  http::Server server;
  std::size_t bytes = 0;
  {
    std::jthread admin([&server] {
      for (int i = 0; i < 200; ++i) {
        server.defaults().set("X-" + std::to_string(i), "on");
      }
    });
    for (int i = 0; i < 50; ++i) bytes += server.respond("/status");
  }
  return bytes >= 50 && server.defaults().has("X-0") ? 0 : 1;
}
