// A finished configuration is shared as `const`: everybody may go on reading.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Config {
  std::map<std::string, std::string> values;
  int revision = 0;
};
using ConfigPtr = std::shared_ptr<const Config>;

class ConfigFeed {
 public:
  void publish(ConfigPtr config) {
    std::lock_guard<std::mutex> lock(mutex_);
    feed_.push_back(std::move(config));
    changed_.notify_all();
  }
  ConfigPtr next() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return ended_ || !feed_.empty(); });
    if (feed_.empty()) return nullptr;
    ConfigPtr config = feed_.front();
    feed_.pop_front();
    return config;
  }
  void end() {
    std::lock_guard<std::mutex> lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<ConfigPtr> feed_;
  bool ended_ = false;
};

static ConfigPtr build(int revision) {
  auto config = std::make_shared<Config>();
  config->revision = revision;
  config->values["region"] = revision % 2 ? "eu" : "us";
  return config;
}

int main() {
  ConfigFeed feed;
  std::jthread subscriber([&feed] {
    while (ConfigPtr config = feed.next()) {
      std::printf("subscriber: r%d %s\n", config->revision,
                  config->values.at("region").c_str());
    }
  });

  std::vector<ConfigPtr> history;
  for (int revision = 1; revision <= 3; ++revision) {
    ConfigPtr config = build(revision);
    const Config* view = config.get();
    feed.publish(config);
    std::printf("published r%d (%zu values)\n", view->revision,
                config->values.size());
    history.push_back(std::move(config));
  }
  feed.end();
  std::printf("oldest is r%d\n", history.front()->revision);
}
