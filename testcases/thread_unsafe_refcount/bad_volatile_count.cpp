// `volatile` does not make a count atomic; each worker copies the ruleset.
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Rules {
  explicit Rules(std::vector<std::string> deny) : deny(std::move(deny)) {}
  const std::vector<std::string> deny;
  volatile int refCount = 0;
};

class RulesPtr {
public:
  explicit RulesPtr(Rules *rules) : Rules_(rules) { acquire(); }
  RulesPtr(const RulesPtr &other) : Rules_(other.Rules_) { acquire(); }
  RulesPtr &operator=(const RulesPtr &) = delete;
  ~RulesPtr() {
    const int left = Rules_->refCount - 1;
    Rules_->refCount = left;
    if (left == 0)
      delete Rules_;
  }
  const Rules *operator->() const { return Rules_; }

private:
  void acquire() { Rules_->refCount = Rules_->refCount + 1; }

  Rules *const Rules_;
};

class Filter {
public:
  explicit Filter(RulesPtr rules) : Current(std::move(rules)) {}

  bool denies(const std::string &host) const {
    for (const std::string &entry : Current->deny)
      if (entry == host)
        return true;
    return false;
  }

private:
  const RulesPtr Current;
};

int main() {
  const RulesPtr rules(new Rules({"tracker.example", "ads.example"}));
  std::vector<int> denied(3, 0);
  std::vector<std::jthread> workers;
  for (int &result : denied)
    workers.emplace_back([rules, &result] {  //~ thread-unsafe-refcount
      for (int request = 0; request < 100; ++request)
        result += Filter(rules).denies("ads.example") ? 1 : 0;
    });
  workers.clear();
  std::printf("%d denied\n", denied[0] + denied[1] + denied[2]);
  return 0;
}
