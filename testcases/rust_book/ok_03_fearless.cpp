// Listing 16-3 with a scope: a scoped thread may borrow what the caller owns.
// flags: -Iruntime/include
#include <cstdio>
#include <vector>

#include "fearless/thread.h"

int main() {
  std::vector<int> v = {1, 2, 3};

  fearless::scope([&](fearless::Scope& threads) {
    threads.spawn([&v] {
      std::printf("Here's a vector:");
      for (int number : v) std::printf(" %d", number);
      std::printf("\n");
    });
  });
  v.push_back(4);
  return v.size() == 4 ? 0 : 1;
}
