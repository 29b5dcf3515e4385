// wait_for() may be asked often; get() comes once, after the loop.
#include <chrono>
#include <cstdio>
#include <future>
#include <utility>
#include <vector>

static int square(int n) { return n * n; }

static int poll(std::vector<std::future<int>> pending) {
  int sum = 0;
  while (!pending.empty()) {
    for (auto it = pending.begin(); it != pending.end();) {
      if (it->wait_for(std::chrono::milliseconds(1)) !=
          std::future_status::ready) {
        ++it;
        continue;
      }
      sum += it->get();
      it = pending.erase(it);
    }
  }
  return sum;
}

int main() {
  std::future<int> single = std::async(std::launch::async, square, 5);
  while (single.wait_for(std::chrono::milliseconds(1)) !=
         std::future_status::ready) {
    std::puts("waiting");
  }
  int sum = single.get();
  std::vector<std::future<int>> pending;
  for (int n = 1; n < 4; ++n) {
    pending.push_back(std::async(std::launch::async, square, n));
  }
  sum += poll(std::move(pending));
  return sum == 39 ? 0 : 1;
}
