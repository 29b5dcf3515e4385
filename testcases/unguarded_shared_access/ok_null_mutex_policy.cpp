// One instantiation locks a null mutex, but each such object has one thread.
#include <cstddef>
#include <list>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct NullMutex {
  void lock() {}
  void unlock() {}
};

template <typename Event, typename Mutex>
class EventLog {
 public:
  explicit EventLog(std::size_t keep) : keep_(keep) {}

  void add(Event event) {
    std::lock_guard<Mutex> lock(mutex_);
    events_.push_back(std::move(event));
    if (events_.size() > keep_) {
      events_.pop_front();
      ++dropped_;
    }
  }

  std::size_t dropped() const {
    std::lock_guard<Mutex> lock(mutex_);
    return dropped_;
  }

  template <typename OtherMutex>
  void copyTo(EventLog<Event, OtherMutex>& other) const {
    std::list<Event> copy;
    {
      std::lock_guard<Mutex> lock(mutex_);
      copy = events_;
    }
    for (Event& event : copy) other.add(std::move(event));
  }

 private:
  const std::size_t keep_;
  mutable Mutex mutex_;
  std::list<Event> events_;
  std::size_t dropped_ = 0;
};

struct Tick {
  int thread = 0;
  int number = 0;
};

using LocalLog = EventLog<Tick, NullMutex>;
using SharedLog = EventLog<Tick, std::mutex>;

void simulate(int thread, SharedLog& shared) {
  LocalLog local(8);  // Never leaves this function.
  for (int i = 0; i < 100; ++i) local.add(Tick{thread, i});
  local.copyTo(shared);
}

int main() {
  SharedLog shared(10);
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 3; ++t) {
      threads.emplace_back([t, &shared] { simulate(t, shared); });
    }
  }
  return shared.dropped() == 3 * 8 - 10 ? 0 : 1;
}
