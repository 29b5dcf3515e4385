// Listing 16-13 with scoped threads: nobody has to own the counter but main.
// flags: -Iruntime/include
#include <cstdio>

#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  fearless::Mutex<int> counter{0};

  fearless::scope([&](fearless::Scope& threads) {
    for (int i = 0; i < 10; ++i) {
      threads.spawn([&counter] {
        auto num = counter.lock();
        *num += 1;
      });
    }
  });
  std::printf("Result: %d\n", *counter.lock());
}
