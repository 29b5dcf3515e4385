// `release()` does not unlock: the guard only forgets the mutex.
#include <deque>
#include <mutex>
#include <string>
#include <utility>

class Spool {
 public:
  void submit(std::string document) {
    std::lock_guard<std::mutex> lock(mutex_);
    documents_.push_back(std::move(document));
  }

  bool pop(std::string& document) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (documents_.empty()) return false;
    document = std::move(documents_.front());
    documents_.pop_front();
    if (documents_.empty()) {
      lock.release();
      return true;  //~ lock-leak
    }
    return true;
  }

 private:
  std::mutex mutex_;
  std::deque<std::string> documents_;
};
