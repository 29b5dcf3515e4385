// `*config.lock()` keeps the lock for one expression, the reference longer.
// flags: -Iruntime/include
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

#include "fearless/mutex.h"

struct Config {
  std::string upstream = "origin-1";
  std::chrono::milliseconds timeout{250};
  int retries = 3;
};

static void switch_upstream(fearless::Mutex<Config>& shared, int number) {
  auto config = shared.lock();
  config->upstream = "origin-" + std::to_string(number);
  config->retries = number;
}

static std::string describe(fearless::Mutex<Config>& shared) {
  Config& config = *shared.lock();
  std::string text = config.upstream;  //~ guard-escape
  text += " x" + std::to_string(config.retries);
  return text;
}

int main() {
  fearless::Mutex<Config> shared;
  std::thread operator_console([&shared] {
    for (int number = 1; number < 4; ++number) switch_upstream(shared, number);
  });
  std::printf("%s\n", describe(shared).c_str());
  operator_console.join();
}
