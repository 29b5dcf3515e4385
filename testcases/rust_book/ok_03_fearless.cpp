// Listing 16-3 with a scope: a scoped thread may borrow what the caller owns.
// flags: -Iruntime/include
#include <cstdio>
#include <vector>

#include "fearless/thread.h"

int main() {
  std::vector<int> v = {1, 2, 3};

  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn([&v] {
      std::printf("Here's a vector: [%d, %d, %d]\n", v[0], v[1], v[2]);
    });
  });
  v.push_back(4);
  return v.size() == 4 ? 0 : 1;
}
