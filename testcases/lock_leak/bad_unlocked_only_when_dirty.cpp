// The unlock slipped into the branch: a clean table stays locked.
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class SymbolTable {
 public:
  int intern(const std::string& name) {
    std::lock_guard guard(mutex_);
    auto [it, is_new] = ids_.try_emplace(name, static_cast<int>(ids_.size()));
    if (is_new) dirty_.push_back(name);
    return it->second;
  }

  void flush(std::vector<std::string>& out) {
    mutex_.lock();  //~ lock-leak
    if (!dirty_.empty()) {
      out.insert(out.end(), dirty_.begin(), dirty_.end());
      dirty_.clear();
      mutex_.unlock();
    }
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> ids_;
  std::vector<std::string> dirty_;
};
