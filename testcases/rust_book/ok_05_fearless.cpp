// Listing 16-5: a `move` closure takes the vector along.
// flags: -Iruntime/include
#include <cstdio>
#include <utility>
#include <vector>

#include "fearless/thread.h"

static fearless::JoinHandle<int> sum_later() {
  std::vector<int> v = {1, 2, 3};

  return fearless::spawn([v = std::move(v)] {
    std::printf("Here's a vector: [%d, %d, %d]\n", v[0], v[1], v[2]);
    return v[0] + v[1] + v[2];
  });
}

int main() {
  fearless::JoinHandle<int> handle = sum_later();
  std::printf("sum: %d\n", handle.join());
}
