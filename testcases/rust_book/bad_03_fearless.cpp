// Listing 16-3: a spawned closure borrows `v`, which dies at the return.
// flags: -Iruntime/include
#include <cstdio>
#include <vector>

#include "fearless/thread.h"

static fearless::JoinHandle<void> print_later() {
  std::vector<int> v = {1, 2, 3};

  return fearless::spawn([&v] {  //~ dangling-thread-capture
    std::printf("Here's a vector:");
    for (int number : v) std::printf(" %d", number);
    std::printf("\n");
  });
}

int main() {
  fearless::JoinHandle<void> handle = print_later();
  handle.join();
}
