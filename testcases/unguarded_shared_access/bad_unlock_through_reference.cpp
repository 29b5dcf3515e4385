// A helper gets the caller's unique_lock, unlocks it, and updates too early.
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Segment {
  std::size_t id = 0;
  std::string body;
};

class WriteAheadLog {
 public:
  void append(std::string body) {
    std::unique_lock<std::mutex> lock(mutex_);
    pending_.push_back(Segment{next_id_++, std::move(body)});
    if (pending_.size() >= 8) flush(lock);
  }

  void sync() {
    std::unique_lock<std::mutex> lock(mutex_);
    if (!pending_.empty()) flush(lock);
  }

  std::size_t flushed() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return flushed_;
  }

 private:
  // REQUIRES: `lock` holds mutex_; it does so again on return.
  void flush(std::unique_lock<std::mutex>& lock) {
    std::vector<Segment> batch = std::exchange(pending_, {});
    lock.unlock();
    const std::size_t written = write_out(batch);
    flushed_ += written;  //~ unguarded-shared-access
    lock.lock();
  }

  static std::size_t write_out(const std::vector<Segment>& batch) {
    std::size_t bytes = 0;
    for (const Segment& segment : batch) bytes += segment.body.size();
    return bytes == 0 ? 0 : batch.size();
  }

  mutable std::mutex mutex_;
  std::vector<Segment> pending_;
  std::size_t next_id_ = 0;
  std::size_t flushed_ = 0;
};

int main() {
  WriteAheadLog log;
  {
    auto writer = [&log] {
      for (int i = 0; i < 200; ++i) log.append("row " + std::to_string(i));
    };
    std::jthread first(writer);
    std::jthread second(writer);
  }
  log.sync();
  return log.flushed() > 0 ? 0 : 1;
}
