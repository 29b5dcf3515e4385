// Listing 16-3, where the borrow ends in time: the owner joins the thread.
#include <cstdio>
#include <thread>
#include <vector>

static std::size_t print_now() {
  std::vector<int> v = {1, 2, 3};

  std::thread handle([&v] {
    std::printf("Here's a vector:");
    for (int number : v) std::printf(" %d", number);
    std::printf("\n");
  });
  handle.join();
  return v.size();
}

int main() { return print_now() == 3 ? 0 : 1; }
