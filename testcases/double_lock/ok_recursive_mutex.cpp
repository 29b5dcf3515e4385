// The lock is recursive, by type or by name of an own class on top of it.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class ReentrantLock {
 public:
  void lock() { mutex_.lock(); }
  void unlock() { mutex_.unlock(); }

 private:
  std::recursive_mutex mutex_;
};

class Editor {
 public:
  void insert(const std::string& text) {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    lines_.push_back(text);
    notify();
  }
  void insert_all(const std::vector<std::string>& texts) {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    for (const std::string& text : texts) insert(text);
  }
  void notify() {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    std::lock_guard<ReentrantLock> seen_lock(seen_lock_);
    mark_seen(lines_.size());
  }
  std::size_t seen() {
    std::lock_guard<ReentrantLock> lock(seen_lock_);
    return seen_;
  }

 private:
  void mark_seen(std::size_t count) {
    std::lock_guard<ReentrantLock> lock(seen_lock_);
    seen_ = count;
  }

  std::recursive_mutex mutex_;
  std::vector<std::string> lines_;
  ReentrantLock seen_lock_;
  std::size_t seen_ = 0;
};

int main() {
  Editor editor;
  {
    std::jthread paste([&editor] { editor.insert_all({"a", "b", "c"}); });
    editor.insert("d");
  }
  std::printf("%zu\n", editor.seen());
}
