// Listing 16-4 with braces as the drop: `v` ends before the thread is joined.
#include <cstdio>
#include <thread>
#include <vector>

int main() {
  std::thread handle;
  {
    std::vector<int> v = {1, 2, 3};
    handle = std::thread([&v] {  //~ dangling-thread-capture
      std::printf("Here's a vector:");
      for (int number : v) std::printf(" %d", number);
      std::printf("\n");
    });
  }
  handle.join();
}
