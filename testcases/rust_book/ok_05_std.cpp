// Listing 16-5: the closure owns the vector, so nothing can outlive anything.
#include <cstdio>
#include <thread>
#include <utility>
#include <vector>

static std::thread print_later() {
  std::vector<int> v = {1, 2, 3};

  return std::thread([v = std::move(v)] {
    std::printf("Here's a vector:");
    for (int number : v) std::printf(" %d", number);
    std::printf("\n");
  });
}

int main() {
  std::thread handle = print_later();
  handle.join();
}
