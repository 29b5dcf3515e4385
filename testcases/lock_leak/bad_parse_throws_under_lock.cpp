// A line that is no number throws out of apply() with the lock still taken.
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>

struct Limit {
  std::string name;
  int value = 0;
};

static Limit parse(const std::string& line) {
  const std::size_t equals = line.find('=');
  if (equals == std::string::npos) {
    throw std::invalid_argument("no `=` in " + line);
  }
  Limit limit;
  limit.name = line.substr(0, equals);
  for (const char digit : line.substr(equals + 1)) {
    limit.value = limit.value * 10 + (digit - '0');
  }
  return limit;
}

class Limits {
 public:
  void apply(const std::string& line) {
    mutex_.lock();
    ++generation_;
    const Limit limit = parse(line);  //~ lock-leak
    limits_[limit.name] = limit.value;
    mutex_.unlock();
  }

  int get(const std::string& name) {
    std::lock_guard<std::mutex> lock(mutex_);
    auto it = limits_.find(name);
    return it == limits_.end() ? 0 : it->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> limits_;
  int generation_ = 0;
};

int main() {
  Limits limits;
  try {
    limits.apply("connections=64");
    return limits.get("connections") == 64 ? 0 : 1;
  } catch (const std::invalid_argument&) {
    return 2;
  }
}
