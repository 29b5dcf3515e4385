// initialize() holds the registry's lock when it adds the new logger, and so
// does add().
#include <map>
#include <memory>
#include <mutex>
#include <string>

class Logger {
 public:
  explicit Logger(int level) : level_(level) {}
  int level() const { return level_; }

 private:
  const int level_;
};

class Registry {
 public:
  static Registry& instance() {
    static Registry registry;
    return registry;
  }

  void add(const std::string& name, std::shared_ptr<Logger> logger) {
    std::lock_guard<std::mutex> lock(loggers_mutex_);
    loggers_[name] = std::move(logger);
  }

  void initialize(const std::string& name, int level) {
    std::lock_guard<std::mutex> lock(loggers_mutex_);
    level_ = level;
    add(name, std::make_shared<Logger>(level_));  //~ double-lock
  }

  void drop_all() {
    std::lock_guard<std::mutex> lock(loggers_mutex_);
    loggers_.clear();
  }

 private:
  std::mutex loggers_mutex_;
  std::map<std::string, std::shared_ptr<Logger>> loggers_;
  int level_ = 0;
};

void reset_logging() {
  Registry::instance().drop_all();
  Registry::instance().initialize("default", 2);
}
