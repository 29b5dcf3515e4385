// Statics reached from every thread: one is atomic, one locked, one is const.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace trace {

std::uint64_t next_number() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

int intern(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, int> ids;
  std::lock_guard<std::mutex> lock(mutex);
  const auto [it, is_new] = ids.try_emplace(name, static_cast<int>(ids.size()));
  return it->second;
}

const std::string& level_name(int level) {
  static const std::vector<std::string> names = {"debug", "info", "error"};
  return names[static_cast<std::size_t>(level) % names.size()];
}

class Span {
 public:
  explicit Span(const std::string& name)
      : number_(next_number()), name_(intern(name)) {
    std::lock_guard<std::mutex> lock(live_mutex_);
    ++live_;
  }
  Span(const Span&) = delete;
  Span& operator=(const Span&) = delete;
  ~Span() {
    std::lock_guard<std::mutex> lock(live_mutex_);
    --live_;
  }

  std::uint64_t number() const { return number_; }
  int name() const { return name_; }

  static int live() {
    std::lock_guard<std::mutex> lock(live_mutex_);
    return live_;
  }

 private:
  inline static std::mutex live_mutex_;
  inline static int live_ = 0;

  const std::uint64_t number_;
  const int name_;
};

void serve(const std::string& route, std::uint64_t& last) {
  for (int i = 0; i < 200; ++i) {
    const Span span(route + level_name(i));
    last = span.number();
  }
}

}  // namespace trace

int main() {
  std::uint64_t last[2] = {0, 0};
  {
    std::jthread users([&last] { trace::serve("/users/", last[0]); });
    std::jthread orders([&last] { trace::serve("/orders/", last[1]); });
  }
  const std::uint64_t highest = last[0] > last[1] ? last[0] : last[1];
  return highest == 400 && trace::Span::live() == 0 ? 0 : 1;
}
