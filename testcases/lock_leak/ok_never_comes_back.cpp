// A path that ends the process needs no unlock.
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>

[[noreturn]] static void die(const char* reason) {
  std::fprintf(stderr, "%s\n", reason);
  std::abort();
}

#define CHECK(condition) \
  if (!(condition)) die(#condition)

class Semaphore {
 public:
  explicit Semaphore(int count) : count_(count) {}

  void release() {
    mutex_.lock();
    if (count_ == 1000) std::abort();
    ++count_;
    mutex_.unlock();
  }
  bool try_acquire() {
    mutex_.lock();
    CHECK(count_ >= 0);
    const bool taken = count_ > 0;
    if (taken) --count_;
    mutex_.unlock();
    return taken;
  }

 private:
  std::mutex mutex_;
  int count_;
};

int main() {
  Semaphore semaphore(1);
  std::thread other([&semaphore] { semaphore.release(); });
  int taken = 0;
  while (taken < 2) taken += semaphore.try_acquire() ? 1 : 0;
  other.join();
  std::printf("%d\n", taken);
}
