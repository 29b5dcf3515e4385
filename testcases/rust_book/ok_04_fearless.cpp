// Listing 16-4 corrected: the vector is dropped after its thread was joined.
// flags: -Iruntime/include
#include <cstdio>
#include <memory>
#include <vector>

#include "fearless/thread.h"

int main() {
  auto v = std::make_unique<std::vector<int>>(std::vector{1, 2, 3});

  auto handle = fearless::spawn([&numbers = *v] {
    std::printf("Here's a vector: [%d, %d, %d]\n", numbers[0], numbers[1],
                numbers[2]);
  });

  handle.join();
  v.reset();
}
