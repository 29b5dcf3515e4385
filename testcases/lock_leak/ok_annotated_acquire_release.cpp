// Annotations say which functions return with the lock, or without it.
#include <cstdio>
#include <mutex>
#include <thread>

#if defined(__clang__)
#define CAPABILITY(x) __attribute__((capability(x)))
#define ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))
#define TRY_ACQUIRE(...) __attribute__((try_acquire_capability(__VA_ARGS__)))
#define GUARDED_BY(x) __attribute__((guarded_by(x)))
#else
#define CAPABILITY(x)
#define ACQUIRE(...)
#define RELEASE(...)
#define TRY_ACQUIRE(...)
#define GUARDED_BY(x)
#endif

class CAPABILITY("mutex") Mutex {
 public:
  void Lock() ACQUIRE() { impl_.lock(); }
  void Unlock() RELEASE() { impl_.unlock(); }
  bool TryLock() TRY_ACQUIRE(true) { return impl_.try_lock(); }

 private:
  std::mutex impl_;
};

class Arena {
 public:
  // Waits for a quiet moment, then keeps the lock for the caller.
  void Freeze() ACQUIRE(mu_) {
    for (;;) {
      mu_.Lock();
      if (writers_ == 0) return;
      mu_.Unlock();
      std::this_thread::yield();
    }
  }
  void Thaw() RELEASE(mu_) { mu_.Unlock(); }

  bool TryWrite(int n) {
    if (!mu_.TryLock()) return false;
    used_ += n;
    mu_.Unlock();
    return true;
  }
  int used() {
    Freeze();
    const int used = used_;
    Thaw();
    return used;
  }

 private:
  Mutex mu_;
  int writers_ GUARDED_BY(mu_) = 0;
  int used_ GUARDED_BY(mu_) = 0;
};

int main() {
  Arena arena;
  std::jthread writer([&arena] {
    while (!arena.TryWrite(8)) std::this_thread::yield();
  });
  while (arena.used() < 8) std::this_thread::yield();
  std::printf("%d\n", arena.used());
}
