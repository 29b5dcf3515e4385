// Listing 16-13 with two threads: the second closure finds nothing to move.
// flags: -Iruntime/include
#include <memory>
#include <utility>

#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  auto counter = std::make_unique<fearless::Mutex<int>>(0);

  auto handle = fearless::spawn([counter = std::move(counter)] {
    auto num = counter->lock();
    *num += 1;
  });
  auto handle2 =
      fearless::spawn([counter = std::move(counter)] {  //~ use-after-send
        auto num2 = counter->lock();
        *num2 += 1;
      });
  handle.join();
  handle2.join();
}
