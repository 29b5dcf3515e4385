// One string names every thread: moved into each, then given a new value.
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

void Patrol(std::string name, int rounds) {
  for (int round = 1; round <= rounds; ++round) {
    std::printf("%s: round %d\n", name.c_str(), round);
  }
}

class Watch {
 public:
  void Start(int guards) {
    std::string name = "captain";
    threads_.emplace_back(Patrol, std::move(name), 1);

    for (int i = 0; i < guards; ++i) {
      name.assign("guard-");
      name += std::to_string(i);
      threads_.emplace_back(Patrol, std::move(name), 2);
    }

    name = "dog";
    std::printf("%s stays here\n", name.c_str());
    threads_.emplace_back(Patrol, std::move(name), 3);
  }

 private:
  std::vector<std::jthread> threads_;
};

}  // namespace

int main() {
  Watch watch;
  watch.Start(2);
  return 0;
}
