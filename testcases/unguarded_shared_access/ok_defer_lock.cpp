// A deferred lock is taken before the first access on every path.
#include <chrono>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace trace {

class SpanBuffer {
 public:
  using Lock = std::unique_lock<std::timed_mutex>;

  void add(std::string name) {
    Lock lock(mutex_, std::defer_lock);
    std::string labelled = label(std::move(name));  // Slow part, unlocked.
    lock.lock();
    spans_.push_back(std::move(labelled));
    ++added_;
  }

  bool addWithin(std::string name, std::chrono::milliseconds patience) {
    Lock lock(mutex_, std::defer_lock);
    if (!lock.try_lock_for(patience)) return false;
    spans_.push_back(std::move(name));
    ++added_;
    return true;
  }

  std::deque<std::string> take(bool urgent) {
    Lock lock(mutex_, std::defer_lock);
    if (urgent) {
      while (!lock.try_lock()) std::this_thread::yield();
    } else {
      lock.lock();
    }
    return std::exchange(spans_, {});
  }

  std::size_t added() const {
    Lock lock(mutex_);
    return added_;
  }

 private:
  static std::string label(std::string name) {
    name.insert(0, "span:");
    return name;
  }

  mutable std::timed_mutex mutex_;
  std::deque<std::string> spans_;
  std::size_t added_ = 0;
};

}  // namespace trace

int main() {
  trace::SpanBuffer buffer;
  std::size_t taken = 0;
  {
    std::jthread handler([&buffer] {
      for (int i = 0; i < 100; ++i) buffer.add("get");
    });
    std::jthread ticker([&buffer] {
      for (int i = 0; i < 100; ++i) {
        buffer.addWithin("tick", std::chrono::milliseconds(50));
      }
    });
    for (int i = 0; i < 10; ++i) taken += buffer.take(i % 2 == 0).size();
  }
  return taken + buffer.take(true).size() == buffer.added() ? 0 : 1;
}
