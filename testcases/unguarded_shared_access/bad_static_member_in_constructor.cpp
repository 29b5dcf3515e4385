// A constructor owns its members, but not the static counter it increments.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace trace {

class Span {
 public:
  explicit Span(std::string name)
      : name_(std::move(name)), id_(++next_id_) {}  //~ unguarded-shared-access

  std::uint64_t id() const { return id_; }
  const std::string& name() const { return name_; }

 private:
  static std::uint64_t next_id_;

  std::string name_;
  std::uint64_t id_;
};

std::uint64_t Span::next_id_ = 0;

class Collector {
 public:
  void add(Span span) {
    std::lock_guard<std::mutex> lock(mutex_);
    spans_.push_back(std::move(span));
    if (spans_.size() > kKeep) spans_.pop_front();
  }

  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return spans_.size();
  }

  std::uint64_t newest() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return spans_.empty() ? 0 : spans_.back().id();
  }

 private:
  static constexpr std::size_t kKeep = 128;
  mutable std::mutex mutex_;
  std::deque<Span> spans_;
};

void handleRequests(Collector& collector, const std::string& route) {
  for (int i = 0; i < 200; ++i) {
    Span span(route + '/' + std::to_string(i));
    collector.add(std::move(span));
  }
}

}  // namespace trace

int main() {
  trace::Collector collector;
  {
    std::jthread users([&] { trace::handleRequests(collector, "/users"); });
    std::jthread orders([&] { trace::handleRequests(collector, "/orders"); });
  }
  return collector.size() == 128 && collector.newest() > 0 ? 0 : 1;
}
