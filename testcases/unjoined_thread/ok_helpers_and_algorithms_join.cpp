// Threads are joined by helpers, by std::for_each and by std::mem_fn.
#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <list>
#include <thread>
#include <vector>

static std::atomic<int> total{0};

static void add(int amount) { total += amount; }

static void joinAll(std::vector<std::thread> &threads) {
  for (std::thread &thread : threads)
    if (thread.joinable())
      thread.join();
}

static void finish(std::thread &thread) { thread.join(); }

static void byHelper() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back(add, 1);
  std::thread extra(add, 1);
  finish(extra);
  joinAll(threads);
}

static void byMemFn() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back(add, 10);
  std::for_each(threads.begin(), threads.end(),
                std::mem_fn(&std::thread::join));
}

static void byLambda() {
  std::list<std::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back(add, 100);
  std::ranges::for_each(threads, [](std::thread &thread) { thread.join(); });
}

static void byIndex() {
  std::array<std::thread, 3> threads;
  for (std::size_t i = 0; i < threads.size(); ++i)
    threads[i] = std::thread(add, 1000);
  for (std::size_t i = 0; i < threads.size(); ++i)
    threads[i].join();
}

int main() {
  byHelper();
  byMemFn();
  byLambda();
  byIndex();
  return total == 3334 ? 0 : 1;
}
