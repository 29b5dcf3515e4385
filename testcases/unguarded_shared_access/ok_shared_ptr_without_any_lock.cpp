// A library whose lock is for something else: the shared pointer has none.
#include <memory>
#include <mutex>
#include <string>

namespace session {

class Session {
 public:
  void set_user(std::shared_ptr<const std::string> user) {
    user_ = std::move(user);
  }
  std::shared_ptr<const std::string> user() const { return user_; }
  void count() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++requests_;
  }

 private:
  std::mutex mutex_;
  int requests_ = 0;
  std::shared_ptr<const std::string> user_;
};

struct Request {
  std::shared_ptr<const std::string> path;
};

void rewrite(Request& request, std::shared_ptr<const std::string> path) {
  request.path = std::move(path);
}
std::size_t length(const Request& request) {
  return request.path ? request.path->size() : 0;
}

}  // namespace session
