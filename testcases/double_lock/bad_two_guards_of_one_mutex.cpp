// A merge of two branches left both of them with a guard of their own.
#include <map>
#include <mutex>
#include <string>
#include <utility>

class SessionStore {
 public:
  bool renew(const std::string& token, long now) {
    std::lock_guard<std::mutex> lock(mutex_);
    auto it = expiry_.find(token);
    if (it == expiry_.end()) return false;
    if (it->second < now) {
      expiry_.erase(it);
      return false;
    }
    std::unique_lock<std::mutex> guard(mutex_);  //~ double-lock
    it->second = now + 3600;
    ++renewals_;
    return true;
  }

  void open(std::string token, long now) {
    std::lock_guard<std::mutex> lock(mutex_);
    expiry_.emplace(std::move(token), now + 3600);
  }

  long renewals() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return renewals_;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, long> expiry_;
  long renewals_ = 0;
};
