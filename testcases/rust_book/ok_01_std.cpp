// Listing 16-1, corrected by a type: a std::jthread joins when it goes.
#include <chrono>
#include <cstdio>
#include <thread>

int main() {
  std::jthread spawned([] {
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
