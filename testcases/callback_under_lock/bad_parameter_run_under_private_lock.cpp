// update() runs a function of its caller's under a lock that its caller cannot
// see, and that all other methods take.
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace config {

class Store {
 public:
  // Changes a value in one step: nobody sees it in between.
  void update(const std::string& key,
              const std::function<std::string(std::string)>& change) {
    std::lock_guard<std::mutex> lock(mutex_);
    std::string& value = values_[key];
    value = change(value);  //~ callback-under-lock
    ++version_;
  }

  std::string get(const std::string& key) const {
    std::lock_guard<std::mutex> lock(mutex_);
    auto it = values_.find(key);
    return it == values_.end() ? std::string() : it->second;
  }

  long version() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return version_;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> values_;
  long version_ = 0;
};

}  // namespace config
