// Each exporter has a mutex of its own, but `ctime` has one buffer for both.
#include <ctime>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

template <class Format>
class Exporter {
 public:
  void add(std::time_t when, int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    lines_.push_back(Format::line(when, value));
  }
  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return lines_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
};

struct Csv {
  static std::string line(std::time_t when, int value) {
    std::string text = ctime(&when);  //~ mt-unsafe-call
    text.pop_back();
    return text + ';' + std::to_string(value);
  }
};

int main() {
  Exporter<Csv> sales, returns;
  {
    std::jthread sold([&sales] {
      for (int i = 0; i < 100; ++i) sales.add(86'400L * i, i);
    });
    std::jthread returned([&returns] {
      for (int i = 0; i < 100; ++i) returns.add(86'400L * i, -i);
    });
  }
  return sales.size() == returns.size() ? 0 : 1;
}
