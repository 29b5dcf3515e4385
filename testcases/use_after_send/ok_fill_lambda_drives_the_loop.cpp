// The loop goes on only when the lambda has put a new value into `record`.
// llvm/llvm-project#172018: the refill inside the lambda must be seen.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

class Indexer {
 public:
  Indexer() : thread_([this] { Consume(); }) {}
  ~Indexer() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      finished_ = true;
    }
    cond_.notify_one();
    thread_.join();
  }
  void Add(std::string record) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      records_.push_back(std::move(record));
    }
    cond_.notify_one();
  }

 private:
  void Consume() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      cond_.wait(lock, [this] { return finished_ || !records_.empty(); });
      if (records_.empty()) return;
      const std::string record = std::move(records_.front());
      records_.pop_front();
      lock.unlock();
      std::printf("indexed <%s>\n", record.c_str());
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable cond_;
  std::deque<std::string> records_;
  bool finished_ = false;
  std::thread thread_;
};

static int index_fields(Indexer& indexer, std::string_view text) {
  std::string record;
  std::size_t position = 0;
  int count = 0;

  auto next = [&]() -> bool {
    if (position >= text.size()) return false;
    const std::size_t end = text.find(';', position);
    record = std::string(text.substr(position, end - position));
    position = end == std::string_view::npos ? text.size() : end + 1;
    return true;
  };

  while (next()) {
    if (record.empty()) continue;
    ++count;
    indexer.Add(std::move(record));
  }
  return count;
}

int main() {
  Indexer indexer;
  std::printf("%d fields\n", index_fields(indexer, "name;;street;city"));
}
