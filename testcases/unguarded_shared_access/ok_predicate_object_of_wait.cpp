// The predicate of a wait is an object of a small class: its call operator
// runs under the lock that the wait was given, as a lambda would.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

namespace mail {

class Inbox {
 public:
  void push(std::string letter) {
    std::lock_guard<std::mutex> lock(mutex_);
    letters_.push_back(std::move(letter));
    filled_.notify_one();
  }
  std::string pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    filled_.wait(lock, NotEmpty(*this));
    std::string letter = std::move(letters_.front());
    letters_.pop_front();
    return letter;
  }
  void clear() {
    std::lock_guard<std::mutex> lock(mutex_);
    letters_.clear();
  }
  std::size_t size() {
    std::lock_guard<std::mutex> lock(mutex_);
    return letters_.size();
  }

 private:
  class NotEmpty {
   public:
    explicit NotEmpty(const Inbox& inbox) : inbox_(inbox) {}
    bool operator()() const { return !inbox_.is_empty_unlocked(); }

   private:
    const Inbox& inbox_;
  };

  bool is_empty_unlocked() const { return letters_.empty(); }

  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::string> letters_;
};

void deliver(Inbox& inbox, std::string letter) {
  inbox.push(std::move(letter));
}

}  // namespace mail
