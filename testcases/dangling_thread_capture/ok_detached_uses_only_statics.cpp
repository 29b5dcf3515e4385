// A detached flusher touches nothing but statics, and main waits for its end.
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <semaphore>
#include <thread>

namespace {

std::atomic<bool> g_shutdown{false};
std::atomic<unsigned> g_flushes{0};
std::binary_semaphore g_flusher_gone{0};

struct Counters {
  std::array<std::atomic<unsigned long>, 4> slots{};
};

Counters& ProcessCounters() {
  static Counters counters;
  return counters;
}

void StartFlusher() {
  Counters& counters = ProcessCounters();
  static std::atomic<unsigned long> flushed_total{0};
  std::thread([&counters] {
    while (!g_shutdown) {
      for (auto& slot : counters.slots) flushed_total += slot.exchange(0);
      ++g_flushes;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    g_flusher_gone.release();
  }).detach();
}

}  // namespace

int main() {
  StartFlusher();
  for (unsigned i = 0; i < 1000; ++i) {
    ++ProcessCounters().slots[i % 4];
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(4));
  g_shutdown = true;
  g_flusher_gone.acquire();
  std::printf("%s\n", g_flushes.load() > 0 ? "flushed" : "too quick");
}
