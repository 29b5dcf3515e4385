// After listing 16-5, corrected: the thread gives the vector back at its end.
// flags: -Iruntime/include
#include <cstdio>
#include <utility>
#include <vector>

#include "fearless/thread.h"

int main() {
  std::vector<int> v = {1, 2, 3};

  auto handle = fearless::spawn([v = std::move(v)]() mutable {
    std::printf("Here's a vector: [%d, %d, %d]\n", v[0], v[1], v[2]);
    return std::move(v);
  });
  v = handle.join();
  std::printf("dropping %zu numbers\n", v.size());
}
