// Listing 16-2: join() waits for the thread and gives its value back.
// flags: -Iruntime/include
#include <chrono>
#include <cstdio>
#include <thread>

#include "fearless/thread.h"

int main() {
  fearless::JoinHandle<int> handle = fearless::spawn("counter", [] {
    int said = 0;
    for (int i = 1; i < 10; ++i) {
      std::printf("hi number %d from the spawned thread!\n", i);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      ++said;
    }
    return said;
  });

  for (int i = 1; i < 5; ++i) {
    std::printf("hi number %d from the main thread!\n", i);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  std::printf("said %d times\n", handle.join());
}
