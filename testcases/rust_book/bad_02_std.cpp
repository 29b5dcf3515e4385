// Listing 16-2 with an early return that leaves before the join.
#include <chrono>
#include <cstdio>
#include <thread>

static bool run(int limit) {
  std::thread handle([] {
    for (int i = 1; i < 10; ++i) {
      std::printf("hi number %d from the spawned thread!\n", i);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });

  for (int i = 1; i < limit; ++i) {
    if (i == 100) return false;  //~ unjoined-thread
    std::printf("hi number %d from the main thread!\n", i);
  }
  handle.join();
  return true;
}

int main(int argc, char**) { return run(argc > 1 ? 200 : 5) ? 0 : 1; }
