// The lock is taken for one condition and the queue used under a wider one. drain()
// is at fault; push() is not, and is reported only because no condition that
// compares a member with a constant is followed.
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

enum class Mode { kLocal, kShared, kMirrored };

class EventQueue {
 public:
  explicit EventQueue(Mode mode) : mode_(mode) {}

  void push(std::string event) {
    std::unique_lock<std::mutex> lock(mutex_, std::defer_lock);
    if (mode_ != Mode::kLocal) lock.lock();
    events_.push_back(std::move(event));  //~ unguarded-shared-access
  }

  std::vector<std::string> drain() {
    std::unique_lock<std::mutex> lock(mutex_, std::defer_lock);
    if (mode_ == Mode::kShared) lock.lock();  // Mirrored queues: no lock.
    return std::exchange(events_, {});        //~ unguarded-shared-access
  }

  std::size_t size() const {
    std::unique_lock<std::mutex> lock(mutex_, std::defer_lock);
    if (mode_ != Mode::kLocal) lock.lock();
    return events_.size();
  }

 private:
  const Mode mode_;
  mutable std::mutex mutex_;
  std::vector<std::string> events_;
};

class Producer {
 public:
  Producer(EventQueue& queue, std::string name)
      : queue_(queue), name_(std::move(name)) {}

  void produce(int count) {
    for (int i = 0; i < count; ++i) queue_.push(name_ + std::to_string(i));
  }

 private:
  EventQueue& queue_;
  const std::string name_;
};

int main() {
  EventQueue queue(Mode::kMirrored);
  std::size_t drained = 0;
  {
    std::jthread left([&queue] { Producer(queue, "left").produce(200); });
    std::jthread right([&queue] { Producer(queue, "right").produce(200); });
    for (int i = 0; i < 50; ++i) drained += queue.drain().size();
  }
  return drained + queue.size() <= 400 ? 0 : 1;
}
