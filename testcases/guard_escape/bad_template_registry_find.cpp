// find() gives out the address of the value; remove() frees it meanwhile.
#include <functional>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>

template <class Key, class Value>
class Registry {
 public:
  template <class... Args>
  bool emplace(Key key, Args&&... args) {
    std::unique_lock lock(mutex_);
    return values_.try_emplace(std::move(key), std::forward<Args>(args)...)
        .second;
  }

  Value* find(const Key& key) {
    std::shared_lock lock(mutex_);
    auto it = values_.find(key);
    return it == values_.end() ? nullptr : &it->second;  //~ guard-escape
  }

  bool remove(const Key& key) {
    std::unique_lock lock(mutex_);
    return values_.erase(key) > 0;
  }

  void update(const Key& key, Value value) {
    std::unique_lock lock(mutex_);
    values_[key] = std::move(value);
  }

 private:
  std::shared_mutex mutex_;
  std::map<Key, Value> values_;
};

struct Endpoint {
  std::string host;
  int port = 0;
};

class Services {
 public:
  void announce(const std::string& name, Endpoint endpoint) {
    endpoints_.update(name, std::move(endpoint));
  }
  void withdraw(const std::string& name) { endpoints_.remove(name); }

  int port(const std::string& name) {
    const Endpoint* endpoint = endpoints_.find(name);
    return endpoint == nullptr ? 0 : endpoint->port;
  }

 private:
  Registry<std::string, Endpoint> endpoints_;
};
