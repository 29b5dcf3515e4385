// Looked up under the shared lock, inserted under the exclusive one, no second look.
#include <cstdio>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <unordered_map>

namespace symbols {

class Interner {
 public:
  // The same number for the same name, always.
  int Intern(const std::string& name) {
    {
      std::shared_lock<std::shared_mutex> lock(mutex_);
      const auto it = ids_.find(name);
      if (it != ids_.end()) return it->second;
    }
    std::unique_lock<std::shared_mutex> lock(mutex_);
    const int id = ++last_id_;
    ids_[name] = id;  //~ check-then-act
    return id;
  }

  std::size_t Count() const {
    std::shared_lock<std::shared_mutex> lock(mutex_);
    return ids_.size();
  }

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, int> ids_;
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
  std::printf("%d %d of %zu\n", first, second, interner.Count());
  return 0;
}
