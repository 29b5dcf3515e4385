// A client's options are set before it is used, without its lock. Some are
// read under the lock of the connection because that is where they are needed.
#include <mutex>
#include <string>
#include <utility>

namespace http {

class Client {
 public:
  void set_timeout(int seconds) { timeout_ = seconds; }
  void set_proxy(std::string proxy) { proxy_ = std::move(proxy); }
  int verify_result() const { return verify_result_; }

  bool get(const std::string& path) {
    std::lock_guard<std::mutex> lock(mutex_);
    load_certificates();
    if (!proxy_.empty()) return send("CONNECT " + proxy_ + path, timeout_);
    return send("GET " + path, timeout_);
  }
  bool put(const std::string& path) {
    std::lock_guard<std::mutex> lock(mutex_);
    load_certificates();
    return send("PUT " + proxy_ + path, timeout_);
  }
  bool head(const std::string& path) {
    std::lock_guard<std::mutex> lock(mutex_);
    load_certificates();
    return send("HEAD " + proxy_ + path, timeout_);
  }

 private:
  void load_certificates() {
    std::call_once(loaded_, [this] { verify_result_ = 1; });
  }
  bool send(const std::string& text, int timeout) {
    ++requests_;
    return timeout > 0 && !text.empty();
  }

  std::mutex mutex_;
  std::once_flag loaded_;
  int verify_result_ = 0;
  int requests_ = 0;
  int timeout_ = 30;
  std::string proxy_;
};

bool fetch(Client& client) { return client.get("/") && client.put("/a"); }

}  // namespace http
