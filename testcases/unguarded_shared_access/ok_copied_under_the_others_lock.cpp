// A copy of a trace is taken under the lock of the trace it is copied from,
// and swapped in under the lock of the one it goes to. The new object's own
// members need no lock.
#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace trace {

class Trace {
 public:
  Trace() = default;
  Trace(const Trace& other) {
    std::lock_guard<std::mutex> lock(other.mutex_);
    lines_ = other.lines_;
    limit_ = other.limit_;
  }
  Trace(Trace&& other) {
    std::lock_guard<std::mutex> lock(other.mutex_);
    lines_ = std::move(other.lines_);
    limit_ = other.limit_;
  }
  // `other` is this function's own.
  Trace& operator=(Trace other) {
    std::lock_guard<std::mutex> lock(mutex_);
    lines_ = std::move(other.lines_);
    limit_ = other.limit_;
    return *this;
  }

  void Add(std::string line) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (lines_.size() == limit_) lines_.erase(lines_.begin());
    lines_.push_back(std::move(line));
  }

  void Limit(std::size_t lines) {
    std::lock_guard<std::mutex> lock(mutex_);
    limit_ = lines;
    lines_.clear();
  }

  std::size_t Size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return lines_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
  std::size_t limit_ = 100;
};

// Copies with the session, each trace under its own lock.
class Session {
 public:
  Session(const Session& other) : name_(other.name_), trace_(other.trace_) {}
  void Say(const std::string& text) { trace_.Add(name_ + ": " + text); }

 private:
  std::string name_;
  Trace trace_;
};

}  // namespace trace
