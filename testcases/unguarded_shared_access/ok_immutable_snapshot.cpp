// Readers copy a shared_ptr<const T> under the lock and use it without.
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Rule {
  std::string pattern;
  bool allow = false;
};

using RuleSet = std::vector<Rule>;

class Firewall {
 public:
  Firewall() : rules_(std::make_shared<const RuleSet>()) {}

  void add(Rule rule) {
    std::lock_guard<std::mutex> lock(mutex_);
    auto next = std::make_shared<RuleSet>(*rules_);
    next->push_back(std::move(rule));  // Not yet seen by anybody.
    rules_ = std::move(next);
  }

  bool allows(const std::string& host) const {
    const std::shared_ptr<const RuleSet> rules = snapshot();
    for (const Rule& rule : *rules) {
      if (host.find(rule.pattern) != std::string::npos) return rule.allow;
    }
    return false;
  }

  std::size_t size() const { return snapshot()->size(); }

 private:
  std::shared_ptr<const RuleSet> snapshot() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return rules_;
  }

  mutable std::mutex mutex_;
  std::shared_ptr<const RuleSet> rules_;
};

int main() {
  Firewall firewall;
  firewall.add({"internal", true});
  int allowed = 0;
  {
    std::jthread admin([&firewall] {
      for (int i = 0; i < 50; ++i) {
        firewall.add({"host" + std::to_string(i), i % 2 == 0});
      }
    });
    for (int i = 0; i < 200; ++i) {
      if (firewall.allows("db.internal")) ++allowed;
    }
  }
  return allowed == 200 && firewall.size() == 51 ? 0 : 1;
}
