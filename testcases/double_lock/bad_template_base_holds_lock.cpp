// The base locks and calls the sink; rotating asks for the file name through a
// public method, which locks as well.
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

template <class Mutex>
class BaseSink {
 public:
  virtual ~BaseSink() = default;
  void log(const std::string& line) {
    std::lock_guard<Mutex> lock(mutex_);
    sink_it_(line);
  }

 protected:
  virtual void sink_it_(const std::string& line) = 0;
  Mutex mutex_;
};

template <class Mutex>
class DailySink final : public BaseSink<Mutex> {
 public:
  std::string filename() {
    std::lock_guard<Mutex> lock(BaseSink<Mutex>::mutex_);
    return base_ + std::to_string(day_);
  }

 protected:
  void sink_it_(const std::string& line) override {
    written_ += line.size();
    if (written_ < 1'000'000) return;
    written_ = 0;
    ++day_;
    delete_old_();
  }

 private:
  void delete_old_() {
    old_.push_back(filename());  //~ double-lock
    if (old_.size() > 7) old_.erase(old_.begin());
  }

  std::string base_ = "app.log.";
  std::size_t written_ = 0;
  int day_ = 0;
  std::vector<std::string> old_;
};

int main() {
  DailySink<std::mutex> sink;
  for (int i = 0; i < 100; ++i) sink.log("started");
}
