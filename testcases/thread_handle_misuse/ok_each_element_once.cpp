// Loops join different elements: by index, by iterator, in two halves.
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <thread>
#include <vector>

static std::atomic<int> done{0};

static void halves(std::size_t count) {
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < count; ++i) threads.emplace_back([] { ++done; });
  for (std::size_t i = 0; i < count / 2; ++i) threads[i].join();
  std::printf("%zu of %zu\n", count / 2, count);
  for (std::size_t i = count / 2; i < count; ++i) threads[i].join();
}

static void backwards(int count) {
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) threads.emplace_back([] { ++done; });
  while (!threads.empty()) {
    threads.back().join();
    threads.pop_back();
  }
}

static void pairs() {
  std::thread workers[2];
  workers[0] = std::thread([] { ++done; });
  workers[1] = std::thread([] { ++done; });
  workers[0].join();
  workers[1].join();
}

static void nested(int rounds, int count) {
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) threads.emplace_back([] { ++done; });
    for (auto it = threads.begin(); it != threads.end(); ++it) it->join();
  }
}

int main() {
  halves(5);
  backwards(3);
  pairs();
  nested(2, 2);
  return done == 14 ? 0 : 1;
}
