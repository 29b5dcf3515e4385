// Listing 16-5: a `move` closure takes the vector along.
// flags: -Iruntime/include
#include <cstdio>
#include <utility>
#include <vector>

#include "fearless/thread.h"

static fearless::JoinHandle<int> sum_later() {
  std::vector<int> v = {1, 2, 3};

  return fearless::spawn([v = std::move(v)] {
    int sum = 0;
    for (int number : v) sum += number;
    return sum;
  });
}

int main() {
  fearless::JoinHandle<int> handle = sum_later();
  std::printf("sum: %d\n", handle.join());
}
