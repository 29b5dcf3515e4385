// After listing 16-5: the first number is read from a vector that has moved.
#include <cstdio>
#include <thread>
#include <utility>
#include <vector>

int main() {
  std::vector<int> v = {1, 2, 3};

  std::thread handle([v = std::move(v)] {
    std::printf("Here's a vector of %zu\n", v.size());
  });
  const int first = v[0];  //~ use-after-send
  handle.join();

  std::printf("first: %d\n", first);
}
