// After listing 16-5, corrected: main keeps a copy of what it needs itself.
#include <cstdio>
#include <thread>
#include <utility>
#include <vector>

static void drop(const std::vector<int>& v) {
  std::printf("dropping %zu numbers\n", v.size());
}

int main() {
  std::vector<int> v = {1, 2, 3};
  const int first = v[0];

  std::jthread reader([v] { std::printf("a copy of %zu\n", v.size()); });
  drop(v);

  std::jthread owner([v = std::move(v)] {
    std::printf("Here's a vector:");
    for (int number : v) std::printf(" %d", number);
    std::printf("\n");
  });
  v = {4, 5};
  drop(v);
  std::printf("first: %d\n", first);
}
