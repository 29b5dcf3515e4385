// A method that holds the lock reaches its own object through the singleton's
// getter.
#include <map>
#include <mutex>
#include <string>

class Metrics {
 public:
  static Metrics& instance() {
    static Metrics metrics;
    return metrics;
  }

  void count(const std::string& name) {
    std::lock_guard<std::mutex> lock(mutex_);
    ++counts_[name];
  }

  static void reset() {
    Metrics& metrics = instance();
    std::lock_guard<std::mutex> lock(metrics.mutex_);
    metrics.counts_.clear();
    Metrics::instance().count("resets");  //~ double-lock
  }

 private:
  Metrics() = default;
  std::mutex mutex_;
  std::map<std::string, long> counts_;
};

void start_new_period() { Metrics::reset(); }
