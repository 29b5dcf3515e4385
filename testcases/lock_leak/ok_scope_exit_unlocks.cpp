// The unlock is in a scope guard, so an early return or a throw is no leak.
#include <cstdio>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

template <class Function>
class ScopeExit {
 public:
  explicit ScopeExit(Function function) : function_(std::move(function)) {}
  ~ScopeExit() { function_(); }
  ScopeExit(const ScopeExit&) = delete;
  ScopeExit& operator=(const ScopeExit&) = delete;

 private:
  Function function_;
};

class Valve {
 public:
  bool set(int percent) {
    mutex_.lock();
    ScopeExit unlock([this] { mutex_.unlock(); });
    if (percent == percent_) return false;
    if (percent < 0 || percent > 100) throw std::out_of_range("percent");
    percent_ = percent;
    return true;
  }

  int get() {
    mutex_.lock();
    auto unlock = [this] { mutex_.unlock(); };
    if (percent_ < 10) {
      unlock();
      return 0;
    }
    const int percent = percent_;
    unlock();
    return percent;
  }

 private:
  std::mutex mutex_;
  int percent_ = 0;
};

int main() {
  Valve valve;
  std::thread controller([&valve] { valve.set(60); });
  try {
    valve.set(300);
  } catch (const std::out_of_range&) {
    std::puts("refused");
  }
  controller.join();
  std::printf("%d\n", valve.get());
}
