// Helpers get the caller's unique_lock; they only write while it is locked.
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Record {
  std::size_t id = 0;
  std::string body;
};

class Checkpointer {
 public:
  void append(std::string body) {
    std::unique_lock<std::mutex> lock(mutex_);
    pending_.push_back(Record{next_id_++, std::move(body)});
    if (pending_.size() >= 8) flush(lock);
    bump(lock);
  }

  void sync() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (!pending_.empty()) flush(lock);
  }

  std::size_t flushed() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return flushed_;
  }

  std::size_t appended() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return appended_;
  }

 private:
  // The parameter proves that the caller has the lock.
  void bump(const std::unique_lock<std::mutex>&) { ++appended_; }

  // REQUIRES: `lock` holds mutex_; it does so again on return.
  void flush(std::unique_lock<std::mutex>& lock) {
    std::vector<Record> batch = std::exchange(pending_, {});
    lock.unlock();
    const std::size_t written = write_out(batch);
    lock.lock();
    flushed_ += written;
  }

  static std::size_t write_out(const std::vector<Record>& batch) {
    std::size_t written = 0;
    for (const Record& record : batch) written += record.body.empty() ? 0 : 1;
    return written;
  }

  mutable std::mutex mutex_;
  std::vector<Record> pending_;
  std::size_t next_id_ = 0;
  std::size_t flushed_ = 0;
  std::size_t appended_ = 0;
};

int main() {
  Checkpointer log;
  {
    const auto writer = [&log] {
      for (int i = 0; i < 200; ++i) log.append("row " + std::to_string(i));
    };
    std::jthread first(writer);
    std::jthread second(writer);
  }
  log.sync();
  return log.flushed() == 400 && log.appended() == 400 ? 0 : 1;
}
