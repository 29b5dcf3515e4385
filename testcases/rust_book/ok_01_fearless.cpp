// Listing 16-1, corrected by a scope, which joins its threads before it ends.
// flags: -Iruntime/include
#include <chrono>
#include <cstdio>
#include <thread>

#include "fearless/thread.h"

int main() {
  fearless::scope([](fearless::Scope& threads) {
    threads.spawn("counter", [] {
      for (int i = 1; i < 10; ++i) {
        std::printf("hi number %d from the spawned thread!\n", i);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });

    for (int i = 1; i < 5; ++i) {
      std::printf("hi number %d from the main thread!\n", i);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
}
