// `Lock lock();` declares a function that returns a lock.
#include <map>
#include <mutex>
#include <string>

class PriceList {
 public:
  using Lock = std::unique_lock<std::mutex>;

  void set(const std::string& article, long cents) {
    Lock lock(mutex_);
    cents_[article] = cents;
  }

  void raise(int percent) {
    Lock lock();  //~ unnamed-guard
    for (auto& [article, cents] : cents_) cents += cents * percent / 100;
  }

  long get(const std::string& article) {
    Lock lock(mutex_);
    auto it = cents_.find(article);
    return it == cents_.end() ? 0 : it->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, long> cents_;
};
