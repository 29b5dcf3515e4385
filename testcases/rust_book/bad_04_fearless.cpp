// Listing 16-4: the vector is dropped between the spawn and the join.
// flags: -Iruntime/include
#include <cstdio>
#include <memory>
#include <vector>

#include "fearless/thread.h"

int main() {
  auto v = std::make_unique<std::vector<int>>(3, 7);

  auto handle = fearless::spawn([&numbers = *v] {  //~ dangling-thread-capture
    std::printf("Here's a vector:");
    for (int number : numbers) std::printf(" %d", number);
    std::printf("\n");
  });

  v.reset();  // oh no!
  handle.join();
}
