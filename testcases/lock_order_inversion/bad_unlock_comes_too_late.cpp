// The flusher means to let go of the index before it opens the journal.
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Store {
 public:
  Store() : flusher_([this] { flush_loop(); }) {}
  ~Store() {
    {
      std::lock_guard lock(journal_mutex_);
      stopped_ = true;
    }
    wake_.notify_one();
    flusher_.join();
  }

  void put(const std::string& key, std::string value) {
    std::unique_lock journal_lock(journal_mutex_);
    journal_.emplace_back(key, std::move(value));
    {
      std::lock_guard index_lock(index_mutex_);
      index_[key] = journal_.size();
    }
    journal_lock.unlock();
    wake_.notify_one();
  }

 private:
  void flush_loop() {
    std::unique_lock journal_lock(journal_mutex_);
    while (!stopped_) {
      wake_.wait(journal_lock,
                 [this] { return stopped_ || !journal_.empty(); });
      auto batch = std::exchange(journal_, {});
      journal_lock.unlock();

      std::unique_lock index_lock(index_mutex_);
      for (const auto& [key, value] : batch) index_.erase(key);
      written_ += batch.size();
      journal_lock.lock();  //~ lock-order-inversion
      index_lock.unlock();
    }
  }

  std::mutex journal_mutex_;
  std::condition_variable wake_;
  std::vector<std::pair<std::string, std::string>> journal_;
  bool stopped_ = false;
  std::mutex index_mutex_;
  std::map<std::string, std::size_t> index_;
  std::uint64_t written_ = 0;
  std::thread flusher_;
};

int main() {
  Store store;
  for (int i = 0; i < 100; ++i) store.put("key" + std::to_string(i), "value");
}
