// lock() returns the guard; remove() calls it as if it were a mutex.
#include <map>
#include <mutex>
#include <string>

class PhoneBook {
 public:
  std::unique_lock<std::mutex> lock() const {
    return std::unique_lock<std::mutex>(mutex_);
  }

  void add(const std::string& name, const std::string& number) {
    auto held = lock();
    numbers_[name] = number;
  }

  bool remove(const std::string& name) {
    lock();  //~ unnamed-guard
    return numbers_.erase(name) > 0;
  }

  std::string find(const std::string& name) const {
    auto held = lock();
    auto it = numbers_.find(name);
    return it == numbers_.end() ? std::string() : it->second;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> numbers_;
};
