// Listing 16-12, where a pointer outlives the guard it was taken from.
// flags: -Iruntime/include
#include <cstdio>

#include "fearless/mutex.h"

int main() {
  fearless::Mutex<int> m{5};
  int* num = nullptr;
  {
    auto guard = m.lock();
    num = &*guard;
    *num = 6;
  }
  *num = 7;  //~ guard-escape
  std::printf("m = %d\n", *m.lock());
}
