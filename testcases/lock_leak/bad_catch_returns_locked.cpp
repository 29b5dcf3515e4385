// The handler swallows the exception and forgets what the try block locked.
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

class Importer {
 public:
  bool import(const std::vector<std::string>& rows) {
    try {
      mutex_.lock();
      for (const std::string& row : rows) check(row);
      rows_.insert(rows_.end(), rows.begin(), rows.end());
      mutex_.unlock();
      return true;
    } catch (const std::length_error&) {
      return false;  //~ lock-leak
    }
  }

  std::size_t size() {
    std::lock_guard<std::mutex> lock(mutex_);
    return rows_.size();
  }

 private:
  static void check(const std::string& row) {
    if (row.size() > 80) throw std::length_error("row is too long");
  }

  std::mutex mutex_;
  std::vector<std::string> rows_;
};
