// Results are read without the lock, but only after every worker was joined.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace wordcount {

class Counter {
 public:
  void count(const std::vector<std::string>& words) {
    std::map<std::string, int> local;
    for (const std::string& word : words) ++local[word];
    std::lock_guard<std::mutex> lock(mutex_);
    for (const auto& [word, count] : local) totals_[word] += count;
    ++chunks_;
  }

  int countInParallel(const std::vector<std::vector<std::string>>& chunks) {
    std::vector<std::thread> workers;
    workers.reserve(chunks.size());
    for (const auto& chunk : chunks) {
      workers.emplace_back([this, &chunk] { count(chunk); });
    }
    for (std::thread& worker : workers) worker.join();
    // All threads that could hold the lock have ended.
    int words = 0;
    for (const auto& [word, count] : totals_) words += count;
    std::printf("%d chunks, %zu different words\n", chunks_, totals_.size());
    return words;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> totals_;
  int chunks_ = 0;
};

}  // namespace wordcount

int main() {
  const std::vector<std::vector<std::string>> chunks = {
      {"lock", "join", "lock"}, {"join", "fork"}, {"fork", "fork", "spawn"}};
  wordcount::Counter counter;
  return counter.countInParallel(chunks) == 8 ? 0 : 1;
}
