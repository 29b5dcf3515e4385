// Both paths that send the batch clear it before the loop fills it again.
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <queue>
#include <thread>
#include <utility>
#include <vector>

struct Reading {
  int sensor;
  double value;
  bool urgent;
};
using Batch = std::vector<Reading>;

class BatchQueue {
 public:
  void put(Batch batch) {
    {
      std::lock_guard guard(mutex_);
      batches_.push(std::move(batch));
    }
    changed_.notify_one();
  }
  void finish() {
    std::lock_guard guard(mutex_);
    finished_ = true;
    changed_.notify_all();
  }
  bool take(Batch& out) {
    std::unique_lock guard(mutex_);
    changed_.wait(guard, [&] { return finished_ || !batches_.empty(); });
    if (batches_.empty()) return false;
    out = std::move(batches_.front());
    batches_.pop();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::queue<Batch> batches_;
  bool finished_ = false;
};

void collect(const std::vector<Reading>& source, BatchQueue& queue) {
  Batch batch;
  for (const Reading& reading : source) {
    batch.push_back(reading);
    if (reading.urgent) {
      queue.put(std::move(batch));
      batch.clear();
      continue;
    }
    if (batch.size() < 8) continue;
    queue.put(std::move(batch));
    batch = Batch();
    batch.reserve(8);
  }
  if (!batch.empty()) queue.put(std::move(batch));
  queue.finish();
}

int main() {
  BatchQueue queue;
  std::jthread writer([&queue] {
    Batch batch;
    while (queue.take(batch)) std::printf("stored %zu\n", batch.size());
  });
  collect({{1, 20.5, false}, {2, 99.9, true}, {1, 20.6, false}}, queue);
}
