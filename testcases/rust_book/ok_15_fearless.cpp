// Listing 16-12: the guard is the only way in, and it unlocks at the brace.
// flags: -Iruntime/include
#include <cstdio>

#include "fearless/mutex.h"

int main() {
  fearless::Mutex<int> m{5};
  {
    auto num = m.lock();
    *num = 6;
  }
  std::printf("m = %d\n", *m.lock());
  *m.lock() += 1;
  int copy = *m.lock();
  copy += 100;
  std::printf("m = %d, copy = %d\n", *m.lock(), copy);
}
