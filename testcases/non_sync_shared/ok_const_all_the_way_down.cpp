// Many views, pointers and virtual calls, but nothing in here ever writes.
#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace rules {

class Rule {
 public:
  virtual ~Rule() = default;
  virtual bool Matches(std::string_view line) const = 0;
};

class Contains final : public Rule {
 public:
  explicit Contains(std::string needle) : needle_(std::move(needle)) {}
  bool Matches(std::string_view line) const override {
    return line.find(needle_) != std::string_view::npos;
  }

 private:
  const std::string needle_;
};

class AnyOf final : public Rule {
 public:
  explicit AnyOf(std::vector<std::unique_ptr<const Rule>> rules)
      : rules_(std::move(rules)) {}
  bool Matches(std::string_view line) const override {
    return std::any_of(
        rules_.begin(), rules_.end(),
        [line](const auto& rule) { return rule->Matches(line); });
  }

 private:
  const std::vector<std::unique_ptr<const Rule>> rules_;
};

std::unique_ptr<const Rule> MakeRules() {
  std::vector<std::unique_ptr<const Rule>> rules;
  rules.push_back(std::make_unique<Contains>("panic"));
  rules.push_back(std::make_unique<Contains>("denied"));
  return std::make_unique<AnyOf>(std::move(rules));
}

std::ptrdiff_t Count(const Rule& rule, std::span<const std::string> lines) {
  return std::count_if(
      lines.begin(), lines.end(),
      [&rule](const auto& line) { return rule.Matches(line); });
}

}  // namespace rules

int main() {
  const std::unique_ptr<const rules::Rule> rule = rules::MakeRules();
  const std::array<std::string, 4> log{"login ok", "access denied", "ok",
                                       "kernel panic"};
  std::ptrdiff_t first_half = 0;
  std::jthread worker([&rule = *rule, half = std::span(log).first(2),
                       &first_half] {
    first_half = rules::Count(rule, half);
  });
  const std::ptrdiff_t second_half =
      rules::Count(*rule, std::span(log).last(2));
  worker.join();
  std::cout << first_half + second_half << " alarms\n";
}
