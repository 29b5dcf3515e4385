// The second crawler thread is started with settings the first one took.
#include <cstdio>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace crawler {

using Settings = std::map<std::string, std::string>;

class Worker {
 public:
  Worker(int number, Settings settings)
      : number_(number), settings_(std::move(settings)) {}

  void operator()() const {
    const auto agent = settings_.find("user-agent");
    std::printf("worker %d crawls as %s\n", number_,
                agent == settings_.end() ? "(nobody)" : agent->second.c_str());
  }

 private:
  int number_;
  Settings settings_;
};

Settings ReadSettings() {
  return {{"user-agent", "example-bot/2.1"}, {"depth", "4"}};
}

void Run(int worker_count) {
  Settings settings = ReadSettings();
  std::vector<std::jthread> threads;
  threads.reserve(worker_count);
  for (int number = 0; number < worker_count; ++number) {
    Worker worker(number, std::move(settings));  //~ use-after-send
    threads.emplace_back(std::move(worker));
  }
}

}  // namespace crawler

int main() {
  crawler::Run(3);
  return 0;
}
