// The catalog's lock is declared to come first; delist() takes it second.
#include <map>
#include <mutex>
#include <set>
#include <string>

#if defined(__clang__)
#define CAPABILITY(x) __attribute__((capability(x)))
#define ACQUIRED_BEFORE(...) __attribute__((acquired_before(__VA_ARGS__)))
#define ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))
#else
#define CAPABILITY(x)
#define ACQUIRED_BEFORE(...)
#define ACQUIRE(...)
#define RELEASE(...)
#endif

class CAPABILITY("mutex") Mutex {
 public:
  void Lock() ACQUIRE() { mutex_.lock(); }
  void Unlock() RELEASE() { mutex_.unlock(); }

 private:
  std::mutex mutex_;
};

class Catalog {
 public:
  void list(int id, const std::string& title) {
    titles_lock_.Lock();
    titles_[id] = title;
    titles_lock_.Unlock();
  }

  void delist(int id) {
    watchers_lock_.Lock();
    titles_lock_.Lock();  //~ lock-order-inversion
    titles_.erase(id);
    watchers_.erase(id);
    titles_lock_.Unlock();
    watchers_lock_.Unlock();
  }

  void watch(int id) {
    watchers_lock_.Lock();
    watchers_.insert(id);
    watchers_lock_.Unlock();
  }

 private:
  Mutex titles_lock_ ACQUIRED_BEFORE(watchers_lock_);
  std::map<int, std::string> titles_;
  Mutex watchers_lock_;
  std::set<int> watchers_;
};
