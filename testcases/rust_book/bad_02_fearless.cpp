// Listing 16-2, but one way out of run() drops the handle without a join.
// flags: -Iruntime/include
#include <cstdio>

#include "fearless/thread.h"

static bool run(int limit) {
  auto handle = fearless::spawn([] {
    for (int i = 1; i < 10; ++i) {
      std::printf("hi number %d from the spawned thread!\n", i);
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
