// A library. One lock is enough of a hint: a shared pointer that is replaced
// under it is copied elsewhere while that happens.
#include <memory>
#include <mutex>
#include <string>

namespace http {

class Response {
 public:
  std::shared_ptr<std::string> text() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (is_stale_) {
        text_ = std::make_shared<std::string>("HTTP/1.1 200 OK");
        is_stale_ = false;
        return text_;
      }
    }
    return text_;  //~ unguarded-shared-access
  }
  std::size_t size() const { return text_ ? text_->size() : 0; }
  void expire() {
    std::lock_guard<std::mutex> lock(mutex_);
    is_stale_ = true;
  }

 private:
  std::mutex mutex_;
  std::shared_ptr<std::string> text_;
  bool is_stale_ = true;
};

}  // namespace http
