// A cache computes a missing value under its lock; the computation may ask the
// cache for another one.
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>

template <class Value>
class Cache {
 public:
  using Loader = std::function<Value(const std::string&)>;
  explicit Cache(Loader loader) : loader_(std::move(loader)) {}

  Value get(const std::string& key) {
    std::lock_guard<std::mutex> lock(mutex_);
    auto it = values_.find(key);
    if (it == values_.end()) {
      Value value = loader_(key);  //~ callback-under-lock
      it = values_.emplace(key, std::move(value)).first;
    }
    return it->second;
  }

  void forget(const std::string& key) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_.erase(key);
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Value> values_;
  Loader loader_;
};

using Templates = Cache<std::string>;

std::string render(Templates& templates, const std::string& page) {
  return templates.get("header") + templates.get(page);
}
void edited(Templates& templates, const std::string& page) {
  templates.forget(page);
}
