// After listing 16-5: main counts a vector that it moved into the closure.
// flags: -Iruntime/include
#include <cstdio>
#include <utility>
#include <vector>

#include "fearless/thread.h"

int main() {
  std::vector<int> v = {1, 2, 3};

  auto handle = fearless::spawn([v = std::move(v)] {
    std::printf("Here's a vector:");
    for (int number : v) std::printf(" %d", number);
    std::printf("\n");
  });
  std::printf("dropping %zu numbers\n", v.size());  //~ use-after-send
  handle.join();
}
