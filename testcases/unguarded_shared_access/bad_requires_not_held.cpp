// A helper that REQUIRES the mutex is called before the mutex is taken.
#include <map>
#include <mutex>
#include <string>

#if defined(__clang__)
#define TSA(x) __attribute__((x))
#else
#define TSA(x)
#endif
#define LOCKABLE TSA(lockable)
#define SCOPED_LOCKABLE TSA(scoped_lockable)
#define GUARDED_BY(x) TSA(guarded_by(x))
#define EXCLUSIVE_LOCKS_REQUIRED(...) TSA(exclusive_locks_required(__VA_ARGS__))
#define EXCLUSIVE_LOCK_FUNCTION(...) TSA(exclusive_lock_function(__VA_ARGS__))
#define UNLOCK_FUNCTION(...) TSA(unlock_function(__VA_ARGS__))

class LOCKABLE Mutex {
 public:
  void lock() EXCLUSIVE_LOCK_FUNCTION() { m_.lock(); }
  void unlock() UNLOCK_FUNCTION() { m_.unlock(); }

 private:
  std::mutex m_;
};

class SCOPED_LOCKABLE Locker {
 public:
  explicit Locker(Mutex& m) EXCLUSIVE_LOCK_FUNCTION(m) : m_(m) { m_.lock(); }
  ~Locker() UNLOCK_FUNCTION() { m_.unlock(); }
  Locker(const Locker&) = delete;
  Locker& operator=(const Locker&) = delete;

 private:
  Mutex& m_;
};

// Stock levels, shared by the web front end and the importer.
class Inventory {
 public:
  void Receive(const std::string& sku, int units) {
    Locker lock(mutex_);
    AdjustLocked(sku, units);
  }

  bool Reserve(const std::string& sku, int units) {
    Locker lock(mutex_);
    if (OnHandLocked(sku) < units) return false;
    AdjustLocked(sku, -units);
    return true;
  }

  void WriteOff(const std::string& sku, int units) {
    const int broken = units > kLimit ? kLimit : units;
    AdjustLocked(sku, -broken);  //~ unguarded-shared-access
    Locker lock(mutex_);
    ++write_offs_;
  }

  int write_offs() const {
    Locker lock(mutex_);
    return write_offs_;
  }

 private:
  static constexpr int kLimit = 100;

  int OnHandLocked(const std::string& sku) const
      EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    const auto it = units_.find(sku);
    return it == units_.end() ? 0 : it->second;
  }

  void AdjustLocked(const std::string& sku, int by)
      EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    units_[sku] += by;
  }

  mutable Mutex mutex_;
  std::map<std::string, int> units_ GUARDED_BY(mutex_);
  int write_offs_ GUARDED_BY(mutex_) = 0;
};
