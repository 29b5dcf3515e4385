// A reader that returns early keeps every writer out.
#include <map>
#include <shared_mutex>
#include <string>
#include <string_view>

template <class Value>
class Registry {
 public:
  bool get(const std::string& name, Value& value) const {
    mutex_.lock_shared();
    const auto it = values_.find(name);
    if (it == values_.end()) return false;  //~ lock-leak
    value = it->second;
    mutex_.unlock_shared();
    return true;
  }

  void put(const std::string& name, const Value& value) {
    mutex_.lock();
    values_[name] = value;
    mutex_.unlock();
  }

 private:
  mutable std::shared_mutex mutex_;
  std::map<std::string, Value> values_;
};

int port_of(const Registry<int>& ports, const std::string& service) {
  int port = 0;
  return ports.get(service, port) ? port : -1;
}

void configure(Registry<int>& ports) { ports.put("http", 8080); }
