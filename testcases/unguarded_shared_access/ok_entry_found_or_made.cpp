// An entry is looked up, or made and looked up again; whichever it is, its own
// mutex is held when its value changes.
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace board {

struct Entry {
  std::mutex mutex;
  int value = 0;
};

class Board {
 public:
  std::shared_ptr<Entry> find(const std::string& name) {
    std::lock_guard<std::mutex> lock(mutex_);
    auto it = entries_.find(name);
    return it == entries_.end() ? nullptr : it->second;
  }
  void make(const std::string& name) {
    std::lock_guard<std::mutex> lock(mutex_);
    entries_.emplace(name, std::make_shared<Entry>());
  }
  int get(const std::string& name) {
    std::shared_ptr<Entry> entry = find(name);
    if (!entry) return 0;
    std::lock_guard<std::mutex> lock(entry->mutex);
    return entry->value;
  }
  void add(const std::string& name, int amount) {
    std::shared_ptr<Entry> entry = find(name);
    if (!entry) return;
    std::lock_guard<std::mutex> lock(entry->mutex);
    entry->value += amount;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Entry>> entries_;
};

void import(Board& board, const std::string& name, int value) {
  std::shared_ptr<Entry> entry = board.find(name);
  if (!entry) {
    board.make(name);
    entry = board.find(name);
  }
  std::lock_guard<std::mutex> lock(entry->mutex);
  entry->value = value;
}

}  // namespace board
