// The order of the locks is declared, and every function keeps it.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#if defined(__clang__)
#define CAPABILITY(x) __attribute__((capability(x)))
#define SCOPED_CAPABILITY __attribute__((scoped_lockable))
#define ACQUIRED_AFTER(...) __attribute__((acquired_after(__VA_ARGS__)))
#define ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))
#else
#define CAPABILITY(x)
#define SCOPED_CAPABILITY
#define ACQUIRED_AFTER(...)
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

class SCOPED_CAPABILITY MutexLock {
 public:
  explicit MutexLock(Mutex* mutex) ACQUIRE(mutex) : mutex_(mutex) {
    mutex_->Lock();
  }
  ~MutexLock() RELEASE() { mutex_->Unlock(); }
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

 private:
  Mutex* const mutex_;
};

class Catalog {
 public:
  void list(int id, const std::string& title) {
    MutexLock titles(&titles_lock_);
    titles_[id] = title;
    MutexLock views(&views_lock_);
    views_[id] = 0;
  }
  void view(int id) {
    MutexLock views(&views_lock_);
    ++views_[id];
  }
  void delist(int id) {
    MutexLock titles(&titles_lock_);
    MutexLock views(&views_lock_);
    titles_.erase(id);
    views_.erase(id);
  }

 private:
  Mutex titles_lock_;
  std::map<int, std::string> titles_;
  Mutex views_lock_ ACQUIRED_AFTER(titles_lock_);
  std::map<int, long> views_;
};

int main() {
  Catalog catalog;
  std::jthread seller([&catalog] {
    for (int i = 0; i < 100; ++i) catalog.list(i, "lamp");
  });
  for (int i = 0; i < 100; ++i) {
    catalog.view(i);
    catalog.delist(i);
  }
  std::puts("done");
}
