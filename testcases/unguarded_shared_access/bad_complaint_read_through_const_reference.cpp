// llvm/llvm-project#55149: the guarded member is passed by const reference to a
// function that reads it, after the lock is gone.
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

std::size_t longest(const std::vector<std::string>& names) {
  std::size_t longest = 0;
  for (const std::string& name : names) {  //~ unguarded-shared-access
    if (name.size() > longest) longest = name.size();
  }
  return longest;
}

}  // namespace

class Roster {
 public:
  void add(std::string name) {
    std::lock_guard<std::mutex> lock(mutex_);
    names_.push_back(std::move(name));
  }
  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return names_.size();
  }
  std::size_t column_width() const { return longest(names_) + 2; }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> names_;
};

int main() {
  Roster roster;
  std::jthread clerk([&roster] {
    for (int i = 0; i < 50; ++i) roster.add("name " + std::to_string(i));
  });
  std::size_t width = 0;
  for (int i = 0; i < 50 && roster.size() < 50; ++i) {
    width += roster.column_width();
  }
  return width > 100'000 ? 1 : 0;
}
