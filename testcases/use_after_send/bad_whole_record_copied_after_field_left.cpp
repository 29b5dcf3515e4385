// The terms leave for the indexer, and the record is stored without them.
#include <condition_variable>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

struct Record {
  int key = 0;
  std::string owner;
  std::vector<std::string> terms;
};

class Indexer {
 public:
  Indexer() : thread_([this] { index(); }) {}
  ~Indexer() {
    {
      std::lock_guard guard(mutex_);
      stop_ = true;
    }
    cv_.notify_all();
    thread_.join();
  }
  void submit(int key, std::vector<std::string> terms) {
    {
      std::lock_guard guard(mutex_);
      inbox_.emplace_back(key, std::move(terms));
    }
    cv_.notify_all();
  }

 private:
  using Entry = std::pair<int, std::vector<std::string>>;

  void index() {
    std::unique_lock guard(mutex_);
    while (true) {
      cv_.wait(guard, [this] { return stop_ || !inbox_.empty(); });
      if (inbox_.empty()) return;
      std::vector<Entry> taken;
      taken.swap(inbox_);
      guard.unlock();
      for (const Entry& entry : taken) {
        std::printf("index %d: %zu\n", entry.first, entry.second.size());
      }
      guard.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable cv_;
  std::vector<Entry> inbox_;
  bool stop_ = false;
  std::thread thread_;
};

class Store {
 public:
  explicit Store(Indexer& indexer) : indexer_(indexer) {}

  void put(Record record) {
    const int key = record.key;
    indexer_.submit(key, std::move(record.terms));
    records_.insert_or_assign(key, record);  //~ use-after-send
  }

  std::size_t term_count(int key) const {
    return records_.at(key).terms.size();
  }

 private:
  Indexer& indexer_;
  std::unordered_map<int, Record> records_;
};

int main() {
  Indexer indexer;
  Store store(indexer);
  store.put({7, "ada", {"engine", "notes"}});
  std::printf("%zu terms kept\n", store.term_count(7));
}
