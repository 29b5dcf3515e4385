// kimwalisch/primecount#42: the function that writes has no lock of its own;
// each of its callers takes one, two levels up.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace progress {

class Status {
 public:
  explicit Status(long total) : total_(total) {}

  void advance(long count) {
    std::lock_guard<std::mutex> lock(mutex_);
    count_done(count);
  }

  std::string text() {
    std::lock_guard<std::mutex> lock(mutex_);
    return render();
  }

 private:
  void count_done(long count) {
    done_ += count;
    if (percent() > shown_) show();
  }
  void show() { shown_ = percent(); }
  int percent() const { return static_cast<int>(done_ * 100 / total_); }
  std::string render() const { return std::to_string(shown_) + "%"; }

  std::mutex mutex_;
  const long total_;
  long done_ = 0;
  int shown_ = 0;
};

}  // namespace progress

int main() {
  progress::Status status(400);
  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < 4; ++i) {
      workers.emplace_back([&status] {
        for (int step = 0; step < 100; ++step) status.advance(1);
      });
    }
    std::printf("%s\n", status.text().c_str());
  }
  std::printf("%s\n", status.text().c_str());
}
