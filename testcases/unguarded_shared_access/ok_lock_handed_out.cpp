// Whoever looks at several outboxes at once takes the locks of all of them
// first, and then calls what leaves locking to its caller.
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>

namespace mail {

class Outbox {
 public:
  std::mutex& mutex() { return mutex_; }
  // REQUIRES: mutex() is held, for these two.
  bool is_empty() const { return letters_.empty(); }
  std::string take() {
    std::string letter = std::move(letters_.front());
    letters_.pop_front();
    return letter;
  }

  void post(std::string letter) {
    std::lock_guard guard(mutex_);
    letters_.push_back(std::move(letter));
  }
  std::size_t size() {
    std::lock_guard guard(mutex_);
    return letters_.size();
  }
  void clear() {
    std::lock_guard guard(mutex_);
    letters_.clear();
  }

 private:
  std::mutex mutex_;
  std::deque<std::string> letters_;
};

// The same with a guard that is given to the caller.
class Ledger {
 public:
  std::unique_lock<std::mutex> locked() { return std::unique_lock(mutex_); }
  void add(int cents) { cents_ += cents; }  // REQUIRES: locked()
  int cents() const { return cents_; }      // REQUIRES: locked()

  void reset() {
    std::lock_guard guard(mutex_);
    cents_ = 0;
  }
  void halve() {
    std::lock_guard guard(mutex_);
    cents_ /= 2;
  }

 private:
  std::mutex mutex_;
  int cents_ = 0;
};

}  // namespace mail
