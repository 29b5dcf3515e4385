// A library that says nothing of threads: a static counter is a choice.
#include <map>
#include <string>
#include <utility>

namespace ids {

int next_id() {
  static int last = 0;
  return ++last;
}

class Registry {
 public:
  int add(std::string name) {
    const int id = next_id();
    names_[id] = std::move(name);
    return id;
  }
  const std::string& name_of(int id) {
    static std::string unknown;
    const auto found = names_.find(id);
    if (found != names_.end()) return found->second;
    unknown = "#" + std::to_string(id);
    return unknown;
  }

 private:
  std::map<int, std::string> names_;
};

}  // namespace ids
