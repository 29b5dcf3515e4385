// A registry is one static object, whose constructor sets its members, and an
// engine is seeded by a device: both happen once, whoever comes first.
#include <map>
#include <mutex>
#include <random>
#include <string>

namespace app {

class Registry {
 public:
  static Registry& instance() {
    static Registry registry;
    return registry;
  }
  void set_level(int level) {
    std::lock_guard<std::mutex> lock(mutex_);
    level_ = level;
    for (auto& [name, own] : loggers_) own = level;
  }
  int level() {
    std::lock_guard<std::mutex> lock(mutex_);
    return level_;
  }

 private:
  Registry() : level_(2) { loggers_["main"] = level_; }

  std::mutex mutex_;
  int level_ = 1;
  std::map<std::string, int> loggers_;
};

class Boundary {
 public:
  std::string make() {
    static std::random_device device;
    static std::mt19937 engine(device());
    std::lock_guard<std::mutex> lock(mutex());
    return std::to_string(engine());
  }
  void set_level(int level) { Registry::instance().set_level(level); }

 private:
  static std::mutex& mutex() {
    static std::mutex engine_mutex;
    return engine_mutex;
  }
  std::mutex own_;
};

std::string boundary() { return Boundary().make(); }

}  // namespace app
