// Listing 16-4 in the right order: join first, then drop the vector.
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

int main() {
  auto v = std::make_unique<std::vector<int>>(3, 7);

  std::thread handle([&numbers = *v] {
    std::printf("Here's a vector:");
    for (int number : numbers) std::printf(" %d", number);
    std::printf("\n");
  });

  handle.join();
  v.reset();
}
