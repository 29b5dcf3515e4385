// The timer's callback runs later, without the lock its reference came from.
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

class TimerWheel {
 public:
  void after(int ticks, std::function<void()> callback) {
    std::lock_guard<std::mutex> guard(mutex_);
    entries_.push_back({ticks, std::move(callback)});
  }

 private:
  struct Entry {
    int ticks;
    std::function<void()> callback;
  };
  std::mutex mutex_;
  std::vector<Entry> entries_;
};

struct Lease {
  std::string client;
  bool expired = false;
};

class LeaseBook {
 public:
  explicit LeaseBook(TimerWheel& timers) : timers_(timers) {}

  void grant(int address, std::string client) {
    std::lock_guard<std::mutex> guard(mutex_);
    Lease& lease = leases_[address];
    lease.client = std::move(client);
    lease.expired = false;
    timers_.after(600, [&lease] { lease.expired = true; });  //~ guard-escape
  }

  void release(int address) {
    std::lock_guard<std::mutex> guard(mutex_);
    leases_.erase(address);
  }

  bool is_expired(int address) {
    std::lock_guard<std::mutex> guard(mutex_);
    auto it = leases_.find(address);
    return it == leases_.end() || it->second.expired;
  }

 private:
  TimerWheel& timers_;
  std::mutex mutex_;
  std::unordered_map<int, Lease> leases_;
};
