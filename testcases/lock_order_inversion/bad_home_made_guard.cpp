// A spin lock with its own guard: the timer wheel and the session table.
#include <atomic>
#include <cstdint>
#include <map>
#include <set>
#include <thread>
#include <utility>

class SpinLock {
 public:
  void lock() {
    while (flag_.test_and_set(std::memory_order_acquire))
      std::this_thread::yield();
  }
  void unlock() { flag_.clear(std::memory_order_release); }

 private:
  std::atomic_flag flag_ = ATOMIC_FLAG_INIT;
};

class Locked {
 public:
  explicit Locked(SpinLock& lock) : lock_(lock) { lock_.lock(); }
  ~Locked() { lock_.unlock(); }
  Locked(const Locked&) = delete;
  Locked& operator=(const Locked&) = delete;

 private:
  SpinLock& lock_;
};

class Sessions {
 public:
  void open(int id, std::uint64_t now) {
    Locked table(table_lock_);
    bytes_[id] = 0;
    Locked wheel(wheel_lock_);
    deadlines_.emplace(now + 30, id);
  }

  void expire(std::uint64_t now) {
    Locked wheel(wheel_lock_);
    while (!deadlines_.empty() && deadlines_.begin()->first <= now) {
      const int id = deadlines_.begin()->second;
      deadlines_.erase(deadlines_.begin());
      Locked table(table_lock_);  //~ lock-order-inversion
      bytes_.erase(id);
    }
  }

 private:
  SpinLock table_lock_;
  std::map<int, std::uint64_t> bytes_;
  SpinLock wheel_lock_;
  std::set<std::pair<std::uint64_t, int>> deadlines_;
};

int main() {
  Sessions sessions;
  std::jthread acceptor([&sessions] {
    for (int id = 0; id < 100; ++id)
      sessions.open(id, static_cast<std::uint64_t>(id));
  });
  for (std::uint64_t now = 0; now < 130; ++now) sessions.expire(now);
}
