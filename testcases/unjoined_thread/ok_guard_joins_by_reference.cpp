// A home-made guard refers to the thread and joins it, whatever happens.
#include <atomic>
#include <cstdio>
#include <stdexcept>
#include <thread>
#include <vector>

namespace base {

// Joins the thread it was given at the end of its scope.
class ThreadJoiner {
 public:
  explicit ThreadJoiner(std::thread& thread) : thread_(thread) {}
  ThreadJoiner(const ThreadJoiner&) = delete;
  ThreadJoiner& operator=(const ThreadJoiner&) = delete;
  ~ThreadJoiner() {
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::thread& thread_;
};

// The same for all threads of a vector.
class ThreadsJoiner {
 public:
  explicit ThreadsJoiner(std::vector<std::thread>& threads)
      : threads_(threads) {}
  ThreadsJoiner(const ThreadsJoiner&) = delete;
  ThreadsJoiner& operator=(const ThreadsJoiner&) = delete;
  ~ThreadsJoiner() {
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

 private:
  std::vector<std::thread>& threads_;
};

}  // namespace base

static int checksum(const std::vector<int>& blocks) {
  std::atomic<int> sum{0};
  std::thread first([&] { sum += blocks.at(0); });
  base::ThreadJoiner joiner(first);
  if (blocks.size() > 8) return -1;

  std::vector<std::thread> others;
  base::ThreadsJoiner others_joiner(others);
  for (const int block : blocks) {
    if (block < 0) throw std::out_of_range("negative block");
    others.emplace_back([&sum, block] { sum += block; });
  }
  return sum >= 0 ? 1 : 0;
}

int main() {
  int good = checksum({1, 2, 3}) + checksum(std::vector<int>(9, 1));
  try {
    good += checksum({4, -4});
  } catch (const std::out_of_range& error) {
    std::printf("%s\n", error.what());
  }
  return good == 0 ? 0 : 1;
}
