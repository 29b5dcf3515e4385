// The errors have no lock of their own: the store guards them. One of those who
// ask for the last error does not hold its lock.
#include <mutex>
#include <string>

namespace storage {

class Errors {
 public:
  void set(const std::string& what) { last_ = what; }
  std::string last() const { return last_; }

 private:
  std::string last_;
};

class Store {
 public:
  void fail(const std::string& what) {
    std::lock_guard<std::mutex> lock(mutex_);
    errors_.set(what);
  }
  bool is_sound() {
    std::lock_guard<std::mutex> lock(mutex_);
    return errors_.last().empty();
  }
  std::string status() {
    std::lock_guard<std::mutex> lock(mutex_);
    return name_ + ": " + errors_.last();
  }
  std::string write(const std::string& row) {
    std::string error = errors_.last();  //~ unguarded-shared-access
    if (!error.empty()) return error;
    std::lock_guard<std::mutex> lock(mutex_);
    name_ = row;
    return "";
  }

 private:
  std::mutex mutex_;
  Errors errors_;
  std::string name_;
};

}  // namespace storage
