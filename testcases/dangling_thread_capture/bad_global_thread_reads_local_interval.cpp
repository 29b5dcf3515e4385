// A thread handle kept in a global refers to a local of the start function.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace watchdog {

using std::chrono::milliseconds;

std::atomic<int> g_beats{0};
std::jthread g_thread;

milliseconds ParseInterval(const char *text) {
  const int value = text ? std::atoi(text) : 0;
  return milliseconds(value > 0 ? value : 1);
}

void start(const char *text) {
  milliseconds interval = ParseInterval(text);
  g_thread = std::jthread([&](std::stop_token stop) {  //~ dangling-thread-capture
    while (!stop.stop_requested()) {
      ++g_beats;
      std::this_thread::sleep_for(std::min(interval, milliseconds(50)));
    }
  });
}

void stop() {
  g_thread.request_stop();
  if (g_thread.joinable())
    g_thread.join();
}

} // namespace watchdog

int main(int argc, char **argv) {
  watchdog::start(argc > 1 ? argv[1] : nullptr);
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  watchdog::stop();
  std::printf("%d beats\n", watchdog::g_beats.load());
  return 0;
}
