// One thread locks a Mutex again while its first guard is still alive.
// flags: -Iruntime/include
#include <cstdio>

#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<int> m{5};

  auto handle = fearless::spawn([] { std::printf("still here\n"); });
  handle.join();

  auto first = m.lock();
  *first = 6;
  auto second = m.lock();  //~ double-lock
  *second = 7;
}
