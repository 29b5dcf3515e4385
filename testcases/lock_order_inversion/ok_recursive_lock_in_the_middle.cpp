// The outer lock is recursive: taking it again inside is no new order.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Document {
 public:
  void set_title(const std::string& title) {
    std::lock_guard lock(mutex_);
    title_ = title;
    std::lock_guard undo_lock(undo_mutex_);
    remember("title");
  }
  void set_author(const std::string& author) {
    std::lock_guard lock(mutex_);
    author_ = author;
    std::lock_guard undo_lock(undo_mutex_);
    remember("author");
  }
  std::size_t changes() {
    std::lock_guard lock(mutex_);
    return changes_.size();
  }

 private:
  // Takes the outer lock again, under the inner one.
  void remember(const std::string& what) {
    std::lock_guard lock(mutex_);
    changes_[changes_.size()] = what;
  }

  std::recursive_mutex mutex_;
  std::string title_;
  std::string author_;
  std::map<std::size_t, std::string> changes_;
  std::mutex undo_mutex_;
};

int main() {
  Document document;
  {
    std::jthread editor([&] {
      for (int i = 0; i < 50; ++i) document.set_title("draft");
    });
    for (int i = 0; i < 50; ++i) document.set_author("ada");
  }
  std::printf("%zu\n", document.changes());
}
