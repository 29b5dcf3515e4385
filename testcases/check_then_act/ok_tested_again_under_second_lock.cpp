// What was seen under the first lock is tested again under the second.
#include <cstdio>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>

namespace symbols {

class Interner {
 public:
  int Intern(const std::string& name) {
    {
      std::shared_lock<std::shared_mutex> lock(mutex_);
      const auto it = ids_.find(name);
      if (it != ids_.end()) return it->second;
    }
    std::unique_lock<std::shared_mutex> lock(mutex_);
    const auto it = ids_.find(name);
    if (it != ids_.end()) return it->second;
    const int id = ++last_id_;
    ids_[name] = id;
    return id;
  }

  // The same with one lock that is given back while the name is checked.
  bool Rename(const std::string& from, const std::string& to) {
    std::unique_lock<std::shared_mutex> lock(mutex_);
    if (ids_.count(from) == 0) return false;
    lock.unlock();
    const bool is_allowed = !to.empty() && to.front() != '_';
    lock.lock();
    const auto it = ids_.find(from);
    if (!is_allowed || it == ids_.end()) return false;
    ids_[to] = it->second;
    ids_.erase(from);
    return true;
  }

 private:
  std::shared_mutex mutex_;
  std::map<std::string, int> ids_;
  int last_id_ = 0;
};

}  // namespace symbols

int main() {
  symbols::Interner interner;
  int first = 0;
  int second = 0;
  {
    std::jthread parser([&] { first = interner.Intern("main"); });
    std::jthread linker([&] { second = interner.Intern("main"); });
  }
  const bool renamed = interner.Rename("main", "start");
  std::printf("%d %d\n", first, second);
  return first == second && renamed ? 0 : 1;
}
