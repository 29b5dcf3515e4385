// push() throws before it moves anything, so the handler still has the entry.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Entry {
  std::string who;
  std::string what;
};

class QueueClosed : public std::runtime_error {
 public:
  QueueClosed() : std::runtime_error("the audit queue is closed") {}
};

class AuditQueue {
 public:
  // Throws QueueClosed, and then `entry` is as it was.
  void push(std::unique_ptr<Entry>&& entry) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (closed_) throw QueueClosed();
    entries_.push_back(std::move(entry));
    changed_.notify_one();
  }
  std::unique_ptr<Entry> pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !entries_.empty(); });
    if (entries_.empty()) return nullptr;
    std::unique_ptr<Entry> entry = std::move(entries_.front());
    entries_.pop_front();
    return entry;
  }
  void close() {
    std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Entry>> entries_;
  bool closed_ = false;
};

class Auditor {
 public:
  explicit Auditor(AuditQueue& queue) : queue_(queue) {}

  void record(std::string who, std::string what) {
    auto entry = std::make_unique<Entry>();
    entry->who = std::move(who);
    entry->what = std::move(what);
    try {
      queue_.push(std::move(entry));
    } catch (const QueueClosed& closed) {
      std::fprintf(stderr, "%s: %s\n", closed.what(), entry->who.c_str());
      late_.push_back(std::move(entry));
    }
  }

  std::size_t late() const { return late_.size(); }

 private:
  AuditQueue& queue_;
  std::vector<std::unique_ptr<Entry>> late_;
};

int main() {
  AuditQueue queue;
  std::jthread writer([&queue] {
    while (std::unique_ptr<Entry> entry = queue.pop()) {
      std::printf("%s did %s\n", entry->who.c_str(), entry->what.c_str());
    }
  });
  Auditor auditor(queue);
  auditor.record("ada", "login");
  queue.close();
  auditor.record("ada", "logout");
  std::printf("%zu late\n", auditor.late());
}
