// `std::unique_lock<std::mutex>(mutex_);` declares a second `mutex_`, a lock
// of nothing, which hides the member.
#include <list>
#include <mutex>
#include <string>
#include <utility>

class Whiteboard {
 public:
  void write(std::string note) {
    std::unique_lock<std::mutex>(mutex_);  //~ unnamed-guard
    notes_.push_back(std::move(note));
    if (notes_.size() > 20) notes_.pop_front();
  }

  std::string latest() const {
    std::unique_lock<std::mutex> lock(mutex_);
    return notes_.empty() ? std::string() : notes_.back();
  }

  void wipe() {
    std::unique_lock<std::mutex> lock(mutex_);
    notes_.clear();
  }

 private:
  mutable std::mutex mutex_;
  std::list<std::string> notes_;
};
