// Listing 16-3: the thread borrows `v` and leaves the function that owns it.
#include <cstdio>
#include <thread>
#include <vector>

static std::thread print_later() {
  std::vector<int> v = {1, 2, 3};

  std::thread handle([&v] {  //~ dangling-thread-capture
    std::printf("Here's a vector:");
    for (int number : v) std::printf(" %d", number);
    std::printf("\n");
  });
  return handle;
}

int main() {
  std::thread handle = print_later();
  handle.join();
}
