// The guard adopts a lock that nobody took, and will unlock it all the same.
#include <mutex>
#include <optional>
#include <queue>
#include <string>
#include <utility>

class Mailbox {
 public:
  void post(std::string text) {
    mutex_.lock();
    std::lock_guard<std::mutex> lock(mutex_, std::adopt_lock);
    letters_.push(std::move(text));
  }

  std::optional<std::string> take() {
    std::lock_guard<std::mutex> lock(mutex_, std::adopt_lock);  //~ unnamed-guard
    if (letters_.empty()) return std::nullopt;
    std::string text = std::move(letters_.front());
    letters_.pop();
    return text;
  }

 private:
  std::mutex mutex_;
  std::queue<std::string> letters_;
};
