// Strategy three with Mutex<T>: no second lock, no first lock either.
// flags: -Iruntime/include
#include <cstdio>
#include <thread>

#include "fearless/mutex.h"
#include "fearless/thread.h"

using Balance = fearless::Mutex<long>;

static bool try_transfer(Balance& from, Balance& to, long cents) {
  auto source = from.lock();
  if (auto target = to.try_lock()) {
    *source -= cents;
    **target += cents;
    return true;
  }
  return false;
}

static void transfer(Balance& from, Balance& to, long cents) {
  if (&from == &to) return;
  while (!try_transfer(from, to, cents)) std::this_thread::yield();
}

int main() {
  Balance ada{1000};
  Balance grace{1000};
  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn([&] { transfer(ada, grace, 10); });
    threads.spawn([&] { transfer(grace, ada, 25); });
  });
  long total = *ada.lock();
  total += *grace.lock();
  std::printf("total %ld\n", total);
}
