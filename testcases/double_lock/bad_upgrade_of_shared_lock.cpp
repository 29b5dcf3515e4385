// A reader finds nothing and asks for the same lock as a writer.
#include <cstddef>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>

class SymbolTable {
 public:
  std::size_t id_of(const std::string& name) {
    std::shared_lock read(mutex_);
    if (auto it = ids_.find(name); it != ids_.end()) return it->second;
    std::unique_lock write(mutex_);  //~ double-lock
    return ids_.emplace(name, ids_.size()).first->second;
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
  std::jthread parser([&table] {
    for (int i = 0; i < 100; ++i) table.id_of("x" + std::to_string(i));
  });
  return table.size() > 100;
}
