// The reader lets go before it comes back as a writer, and looks again.
#include <cstddef>
#include <cstdio>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>

class SymbolTable {
 public:
  std::size_t id_of(const std::string& name) {
    {
      std::shared_lock read(mutex_);
      if (auto it = ids_.find(name); it != ids_.end()) return it->second;
    }
    std::unique_lock write(mutex_);
    return ids_.emplace(name, ids_.size()).first->second;
  }

  bool rename(const std::string& from, const std::string& to) {
    std::shared_lock read(mutex_);
    if (!ids_.contains(from)) return false;
    read.unlock();
    std::unique_lock write(mutex_);
    auto node = ids_.extract(from);
    if (node.empty()) return false;
    node.key() = to;
    ids_.insert(std::move(node));
    return true;
  }

  std::size_t size() const {
    std::shared_lock read(mutex_);
    return ids_.size();
  }

 private:
  mutable std::shared_mutex mutex_;
  std::map<std::string, std::size_t> ids_;
};

int main() {
  SymbolTable table;
  {
    std::jthread parser([&table] {
      for (int i = 0; i < 100; ++i) table.id_of("x" + std::to_string(i));
    });
    for (int i = 0; i < 100; ++i)
      table.rename("x" + std::to_string(i), "y" + std::to_string(i));
  }
  std::printf("%d\n", table.size() <= 200);
}
