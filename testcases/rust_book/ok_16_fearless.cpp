// The lock is poisoned when a holder fails; who can repair the data may go on.
// flags: -Iruntime/include
#include <cstdio>
#include <stdexcept>

#include "fearless/arc.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

int main() {
  auto stock = fearless::make_arc<fearless::Mutex<int>>(10);

  auto clerk = fearless::spawn("clerk", [stock = stock.clone()] {
    auto left = stock->lock();
    *left -= 3;
    throw std::runtime_error("the clerk fell ill");
  });
  try {
    clerk.join();
  } catch (const std::runtime_error& error) {
    std::printf("join: %s\n", error.what());
  }

  try {
    *stock->lock() += 1;
  } catch (const fearless::PoisonError& error) {
    std::printf("lock: %s\n", error.what());
    *stock->lock_ignoring_poison() = 10;
    stock->clear_poison();
  }
  std::printf("stock: %d\n", *stock->lock());
}
