// begin() locks, end() unlocks; who calls them keeps the two in balance.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Config {
 public:
  void begin_update() {
    mutex_.lock();
    ++revision_;
  }
  void set(const std::string& key, int value) { values_[key] = value; }
  void end_update() {
    if (values_.size() > 100) values_.clear();
    mutex_.unlock();
  }

  int get(const std::string& key) {
    std::lock_guard<std::mutex> lock(mutex_);
    return values_[key];
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> values_;
  int revision_ = 0;
};

// The same pair as RAII: the constructor locks, the destructor unlocks.
class Update {
 public:
  explicit Update(Config& config) : config_(config) { config_.begin_update(); }
  ~Update() { config_.end_update(); }
  Update(const Update&) = delete;
  Update& operator=(const Update&) = delete;
  void set(const std::string& key, int value) { config_.set(key, value); }

 private:
  Config& config_;
};

int main() {
  Config config;
  {
    std::jthread admin([&config] {
      config.begin_update();
      config.set("workers", 4);
      config.end_update();
    });
    std::jthread tuner([&config] {
      Update update(config);
      update.set("backlog", 128);
    });
  }
  std::printf("%d %d\n", config.get("workers"), config.get("backlog"));
}
