// A bounded inbox asks for its size first: two producers both get the last slot.
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

namespace mail {

struct Message {
  std::string from;
  std::string text;
};

class Inbox {
 public:
  explicit Inbox(std::size_t capacity) : capacity_(capacity) {}

  std::size_t Size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return messages_.size();
  }

  // False if there is no room left.
  bool Deliver(Message message) {
    if (Size() >= capacity_) return false;
    std::lock_guard<std::mutex> lock(mutex_);
    messages_.push_back(std::move(message));  //~ check-then-act
    return true;
  }

  bool Read(Message& message) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (messages_.empty()) return false;
    message = std::move(messages_.front());
    messages_.pop_front();
    return true;
  }

 private:
  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::deque<Message> messages_;
};

}  // namespace mail
