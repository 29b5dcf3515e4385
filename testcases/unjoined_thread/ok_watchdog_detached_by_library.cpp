// A library lets its watchdog go on purpose: it lives as long as the process.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace watchdog {

using Clock = std::chrono::steady_clock;

namespace {

std::atomic<Clock::rep> last_sign_of_life{0};

[[noreturn]] void Watch(std::chrono::seconds patience) {
  for (;;) {
    std::this_thread::sleep_for(patience);
    const Clock::duration silence =
        Clock::now().time_since_epoch() - Clock::duration(last_sign_of_life);
    if (silence > patience) std::abort();
  }
}

}  // namespace

void Alive() { last_sign_of_life = Clock::now().time_since_epoch().count(); }

void Start(std::chrono::seconds patience) {
  Alive();
  std::thread(Watch, patience).detach();
}

}  // namespace watchdog
