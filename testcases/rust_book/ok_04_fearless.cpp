// Listing 16-4 corrected: the vector is dropped after its thread was joined.
// flags: -Iruntime/include
#include <cstdio>
#include <memory>
#include <vector>

#include "fearless/thread.h"

int main() {
  auto v = std::make_unique<std::vector<int>>(3, 7);

  auto handle = fearless::spawn([&numbers = *v] {
    std::printf("Here's a vector:");
    for (int number : numbers) std::printf(" %d", number);
    std::printf("\n");
  });

  handle.join();
  v.reset();
}
