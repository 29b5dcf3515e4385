// Lock-free atomics may be touched by a handler, also a pointer and a flag.
#include <atomic>
#include <csignal>
#include <cstdint>
#include <iostream>

struct Limits {
  int soft = 0, hard = 0;
};

class Statistics {
 public:
  void count() noexcept { signals_.fetch_add(1, std::memory_order_relaxed); }
  std::uint32_t signals() const { return signals_.load(); }

 private:
  std::atomic<std::uint32_t> signals_{0};
};

static_assert(std::atomic<std::uint32_t>::is_always_lock_free);
static_assert(std::atomic<const Limits*>::is_always_lock_free);

Statistics statistics;
std::atomic_flag dump_wanted = ATOMIC_FLAG_INIT;
const Limits strict_limits{1, 2};
std::atomic<const Limits*> limits{nullptr};

void on_signal(int) {
  statistics.count();
  dump_wanted.test_and_set();
  const Limits* none = nullptr;
  limits.compare_exchange_strong(none, &strict_limits);
}

int main() {
  std::signal(SIGUSR2, on_signal);
  for (int i = 0; i < 3; ++i) std::raise(SIGUSR2);
  if (dump_wanted.test_and_set()) {
    std::cout << statistics.signals() << " signals, hard limit "
              << limits.load()->hard << '\n';
  }
}
