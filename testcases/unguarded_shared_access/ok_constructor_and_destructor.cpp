// Constructor and destructor use the fields unlocked; nobody else can then.
#include <condition_variable>
#include <cstddef>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class AuditTrail {
 public:
  explicit AuditTrail(std::string host) {
    host_ = std::move(host);
    pending_.push_back("opened on " + host_);
    seed();
    writer_ = std::thread([this] { writeLoop(); });
  }
  AuditTrail(const AuditTrail&) = delete;
  AuditTrail& operator=(const AuditTrail&) = delete;

  ~AuditTrail() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      closing_ = true;
    }
    changed_.notify_one();
    writer_.join();
    // The writer is gone; a destructor has no other concurrent callers.
    written_ += pending_.size();
    pending_.clear();
    std::printf("%s: %zu entries\n", host_.c_str(), written_);
  }

  void record(std::string entry) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      pending_.push_back(std::move(entry));
    }
    changed_.notify_one();
  }

  std::size_t written() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return written_;
  }

 private:
  // Only called by the constructor, before the thread exists.
  void seed() {
    pending_.push_back("format 2");
    written_ = 0;
  }

  void writeLoop() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return closing_ || !pending_.empty(); });
      if (closing_) return;
      written_ += pending_.size();
      pending_.clear();
    }
  }

  std::string host_;  // Set in the constructor only.
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> pending_;
  std::size_t written_ = 0;
  bool closing_ = false;
  std::thread writer_;
};

int main() {
  AuditTrail trail("db-1");
  for (int i = 0; i < 20; ++i) trail.record("row " + std::to_string(i));
  return trail.written() <= 22 ? 0 : 1;
}
