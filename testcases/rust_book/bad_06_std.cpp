// After listing 16-5: `v` is dropped although the closure owns it now.
#include <cstdio>
#include <thread>
#include <utility>
#include <vector>

static void drop(const std::vector<int>& v) {
  std::printf("dropping %zu numbers\n", v.size());
}

int main() {
  std::vector<int> v = {1, 2, 3};

  std::jthread handle([v = std::move(v)] {
    std::printf("Here's a vector:");
    for (int number : v) std::printf(" %d", number);
    std::printf("\n");
  });

  drop(v);  //~ use-after-send
}
