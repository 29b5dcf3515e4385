// The copy needs no lock of its own, but the original may be in use.
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

class Counters {
 public:
  Counters() = default;
  Counters(const Counters& other)
      : values_(other.values_),  //~ lock-copied
        total_(other.total_) {}
  Counters& operator=(const Counters&) = delete;

  void add(const std::string& name, std::uint64_t n) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_[name] += n;
    total_ += n;
  }

  std::uint64_t total() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return total_;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::uint64_t> values_;
  std::uint64_t total_ = 0;
};

// Copies first, so that the slow part runs without the lock.
std::string report(const Counters& live) {
  const Counters copy(live);
  return std::to_string(copy.total());
}
