// for_each runs its visitor under the registry's lock; the visitor takes the
// audit log's. The log's writer looks names up in the registry.
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Registry {
 public:
  void add(int id, std::string name) {
    std::lock_guard lock(mutex_);
    names_[id] = std::move(name);
  }
  std::string name_of(int id) const {
    std::lock_guard lock(mutex_);
    auto it = names_.find(id);
    return it == names_.end() ? "?" : it->second;
  }
  template <class Visitor>
  void for_each(Visitor&& visitor) const {
    std::lock_guard lock(mutex_);
    for (const auto& [id, name] : names_) visitor(id, name);
  }

 private:
  mutable std::mutex mutex_;
  std::map<int, std::string> names_;
};

class AuditLog {
 public:
  explicit AuditLog(const Registry& registry) : registry_(registry) {}
  void note(const std::string& text) {
    std::lock_guard lock(mutex_);
    lines_.push_back(text);
  }
  void note_login(int id) {
    std::lock_guard lock(mutex_);
    lines_.push_back("login " + registry_.name_of(id));
  }
  std::size_t size() const {
    std::lock_guard lock(mutex_);
    return lines_.size();
  }

 private:
  const Registry& registry_;
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
};

int main() {
  Registry registry;
  registry.add(1, "ada");
  registry.add(2, "grace");
  AuditLog log(registry);
  std::jthread logins([&log] {
    for (int i = 0; i < 100; ++i) log.note_login(1 + i % 2);
  });
  registry.for_each([&log](int, const std::string& name) {
    log.note("known: " + name);  //~ lock-order-inversion
  });
  return log.size() > 0 ? 0 : 1;
}
