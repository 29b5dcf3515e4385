// A tree is summed by a closure that calls itself through the std::function
// that holds it, on a thread that is joined before the sum is read.
#include <cstdio>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace build {

struct Target {
  int cost = 0;
  std::vector<std::unique_ptr<Target>> needs;
};

using Visitor = std::function<void(const Target&)>;

void for_each_need(const Target& target, const Visitor& visit) {
  for (const std::unique_ptr<Target>& need : target.needs) visit(*need);
}

int total_cost(const Target& root) {
  int total = 0;
  Visitor visit = [&](const Target& target) {
    total += target.cost;
    for_each_need(target, visit);
  };
  visit(root);
  return total;
}

}  // namespace build

int main() {
  build::Target app{3, {}};
  app.needs.push_back(std::make_unique<build::Target>(build::Target{4, {}}));
  int total = 0;
  std::thread counter([&] { total = build::total_cost(app); });
  counter.join();
  std::printf("%d\n", total);
}
