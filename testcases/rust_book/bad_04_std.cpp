// Listing 16-4: main drops the vector while the thread reads through a borrow.
#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

int main() {
  auto v = std::make_unique<std::vector<int>>(3, 7);

  std::thread handle([&numbers = *v] {  //~ dangling-thread-capture
    std::printf("Here's a vector:");
    for (int number : numbers) std::printf(" %d", number);
    std::printf("\n");
  });

  v.reset();  // oh no!
  handle.join();
}
