// A hand-made any: its functions are those of the type that it holds, not
// somebody's callbacks.
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace board {

class Any {
 public:
  struct Table {
    void (*destroy)(void*);
    void* (*copy)(const void*);
  };
  Any() = default;
  Any(const Table* table, void* object) : table_(table), object_(object) {}
  Any(const Any& other)
      : table_(other.table_),
        object_(other.table_ ? other.table_->copy(other.object_) : nullptr) {}
  Any& operator=(Any other) {
    std::swap(table_, other.table_);
    std::swap(object_, other.object_);
    return *this;
  }
  ~Any() {
    if (table_) table_->destroy(object_);
  }

 private:
  const Table* table_ = nullptr;
  void* object_ = nullptr;
};

struct Entry {
  std::mutex mutex;
  struct Value {
    Any any;
    long stamp = 0;
  } value;
};

class Board {
 public:
  void set(const std::string& key, const Any& any) {
    std::shared_ptr<Entry> entry = entry_of(key);
    std::lock_guard<std::mutex> lock(entry->mutex);
    entry->value.any = any;
    ++entry->value.stamp;
  }
  long stamp(const std::string& key) {
    std::shared_ptr<Entry> entry = entry_of(key);
    std::lock_guard<std::mutex> lock(entry->mutex);
    return entry->value.stamp;
  }

 private:
  std::shared_ptr<Entry> entry_of(const std::string& key) {
    std::lock_guard<std::mutex> lock(mutex_);
    std::shared_ptr<Entry>& entry = entries_[key];
    if (!entry) entry = std::make_shared<Entry>();
    return entry;
  }

  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Entry>> entries_;
};

}  // namespace board
