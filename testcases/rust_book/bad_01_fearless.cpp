// Listing 16-1: the handle is never joined, so main cuts the thread off.
// flags: -Iruntime/include
#include <chrono>
#include <cstdio>
#include <thread>

#include "fearless/thread.h"

int main() {
  auto spawned = fearless::spawn([] {  //~ unjoined-thread
    for (int i = 1; i < 10; ++i) {
      std::printf("hi number %d from the spawned thread!\n", i);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });

  for (int i = 1; i < 5; ++i) {
    std::printf("hi number %d from the main thread!\n", i);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}
