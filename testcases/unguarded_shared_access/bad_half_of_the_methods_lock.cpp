// A library: nobody in sight calls the class. Two places of three that use the
// socket hold its lock, one of which replaces it.
#include <memory>
#include <mutex>
#include <string>

namespace net {

class Socket {
 public:
  explicit Socket(std::string host) : host_(std::move(host)) {}
  long send(const std::string& text) const {
    return static_cast<long>(host_.size() + text.size());
  }

 private:
  std::string host_;
};

class Transport {
 public:
  void connect(const std::string& host) {
    std::lock_guard<std::mutex> lock(socket_mutex_);
    socket_ = std::make_unique<Socket>(host);
  }

  void close() {
    std::lock_guard<std::mutex> lock(socket_mutex_);
    socket_.reset();
  }

  long send(const std::string& text) {
    if (!socket_) return -1;  //~ unguarded-shared-access
    return socket_->send(text);
  }

 private:
  std::mutex socket_mutex_;
  std::unique_ptr<Socket> socket_;
};

}  // namespace net
