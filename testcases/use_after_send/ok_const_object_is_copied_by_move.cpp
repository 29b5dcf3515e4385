// std::move of a `const` object makes a copy: the settings are still complete.
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
  const Settings settings = ReadSettings();
  std::vector<std::jthread> threads;
  threads.reserve(worker_count);
  for (int number = 0; number < worker_count; ++number) {
    Worker worker(number, std::move(settings));
    threads.emplace_back(std::move(worker));
  }
  std::printf("%zu settings for %d workers\n", settings.size(), worker_count);
}

// The same through a reference to const.
void RunOne(const Settings& settings) {
  std::jthread thread(Worker(0, std::move(settings)));
  std::printf("depth %s\n", settings.at("depth").c_str());
}

}  // namespace crawler

int main() {
  crawler::Run(3);
  const crawler::Settings settings = crawler::ReadSettings();
  crawler::RunOne(settings);
  return 0;
}
