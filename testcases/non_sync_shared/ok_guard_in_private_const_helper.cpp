// The mutable list is written by a const helper that its callers lock for.
#include <algorithm>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace feed {

class Subscribers {
 public:
  explicit Subscribers(std::size_t limit) : limit_(limit) {}

  // Const: readers of a feed may come and go.
  bool Attach(const std::string& reader) const {
    const std::scoped_lock lock(mutex_);
    if (IsAttachedLocked(reader)) return false;
    AttachLocked(reader);
    return true;
  }
  void Detach(const std::string& reader) const {
    std::unique_lock<std::mutex> lock(mutex_, std::defer_lock);
    lock.lock();
    std::erase(readers_, reader);
  }
  std::size_t count() const {
    const std::scoped_lock lock(mutex_);
    return readers_.size();
  }

 private:
  // Both need `mutex_`.
  bool IsAttachedLocked(const std::string& reader) const {
    return std::find(readers_.begin(), readers_.end(), reader) !=
           readers_.end();
  }
  void AttachLocked(const std::string& reader) const {
    if (readers_.size() == limit_) readers_.erase(readers_.begin());
    readers_.push_back(reader);
  }

  const std::size_t limit_;
  mutable std::mutex mutex_;
  mutable std::vector<std::string> readers_;
};

}  // namespace feed

int main() {
  const feed::Subscribers subscribers(100);
  {
    std::vector<std::jthread> rooms;
    for (int room = 0; room < 3; ++room) {
      rooms.emplace_back([&subscribers, room] {
        for (int seat = 0; seat < 10; ++seat) {
          subscribers.Attach(std::to_string(room * 10 + seat));
        }
        subscribers.Detach(std::to_string(room * 10));
      });
    }
    subscribers.Attach("press");
  }
  std::cout << subscribers.count() << " readers\n";
}
