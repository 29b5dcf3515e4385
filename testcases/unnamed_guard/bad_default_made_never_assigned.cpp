// The lock is made empty, to be filled in later; nobody ever did.
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

template <class Value>
class Index {
 public:
  void insert(const std::string& key, const Value& value) {
    std::unique_lock<std::shared_mutex> lock(mutex_);
    values_[key] = value;
  }

  std::vector<Value> lookup(const std::vector<std::string>& keys) const {
    std::vector<Value> found;
    std::shared_lock<std::shared_mutex> lock;  //~ unnamed-guard
    for (const std::string& key : keys) {
      auto it = values_.find(key);
      if (it != values_.end()) found.push_back(it->second);
    }
    return found;
  }

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, Value> values_;
};

std::vector<int> prices(const Index<int>& index) {
  return index.lookup({"tea", "milk"});
}

void restock(Index<int>& index) { index.insert("tea", 3); }
