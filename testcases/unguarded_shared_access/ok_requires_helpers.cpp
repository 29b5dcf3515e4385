// Helpers annotated with REQUIRES count as locked, whoever calls them.
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

#if defined(__clang__)
#define TSA(x) __attribute__((x))
#else
#define TSA(x)
#endif
#define CAPABILITY(x) TSA(capability(x))
#define SCOPED_CAPABILITY TSA(scoped_lockable)
#define GUARDED_BY(x) TSA(guarded_by(x))
#define REQUIRES(...) TSA(requires_capability(__VA_ARGS__))
#define EXCLUDES(...) TSA(locks_excluded(__VA_ARGS__))
#define ACQUIRE(...) TSA(acquire_capability(__VA_ARGS__))
#define RELEASE(...) TSA(release_capability(__VA_ARGS__))
#define RETURN_CAPABILITY(x) TSA(lock_returned(x))

class CAPABILITY("mutex") Mutex {
 public:
  void Lock() ACQUIRE() { native_.lock(); }
  void Unlock() RELEASE() { native_.unlock(); }

 private:
  std::mutex native_;
};

class SCOPED_CAPABILITY MutexLock {
 public:
  explicit MutexLock(Mutex& mu) ACQUIRE(mu) : mu_(mu) { mu_.Lock(); }
  ~MutexLock() RELEASE() { mu_.Unlock(); }
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

 private:
  Mutex& mu_;
};

// The memtable of a storage engine. Compaction lives in another file and
// calls the two public ...Locked functions with mu() held.
class Memtable {
 public:
  Mutex& mu() RETURN_CAPABILITY(mu_) { return mu_; }

  void Write(std::string row) EXCLUDES(mu_) {
    MutexLock lock(mu_);
    bytes_ += row.size();
    rows_.push_back(std::move(row));
    if (bytes_ > kLimit) RotateLocked();
  }

  std::deque<std::string> TakeImmutableLocked() REQUIRES(mu_) {
    return std::exchange(immutable_, {});
  }

  std::size_t BytesLocked() const REQUIRES(mu_) { return bytes_; }

 private:
  static constexpr std::size_t kLimit = 1024;

  void RotateLocked() REQUIRES(mu_) {
    immutable_ = std::exchange(rows_, {});
    bytes_ = 0;
  }

  Mutex mu_;
  std::deque<std::string> rows_ GUARDED_BY(mu_);
  std::deque<std::string> immutable_ GUARDED_BY(mu_);
  std::size_t bytes_ GUARDED_BY(mu_) = 0;
};

std::size_t PendingBytes(Memtable& table) {
  MutexLock lock(table.mu());
  return table.BytesLocked();
}
