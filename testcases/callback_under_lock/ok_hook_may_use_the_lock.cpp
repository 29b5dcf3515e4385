// The lock is protected: derived classes see it, and know that their hook runs
// under it.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Sink {
 public:
  virtual ~Sink() = default;
  void log(const std::string& line) {
    std::lock_guard lock(mutex_);
    sink_it(line);
  }
  void flush() {
    std::lock_guard lock(mutex_);
    flush_it();
  }

 protected:
  virtual void sink_it(const std::string& line) = 0;  // under `mutex_`
  virtual void flush_it() = 0;                        // under `mutex_`

  std::mutex mutex_;
};

class MemorySink : public Sink {
 public:
  std::size_t size() {
    std::lock_guard lock(mutex_);
    return lines_.size();
  }

 protected:
  void sink_it(const std::string& line) override { lines_.push_back(line); }
  void flush_it() override { lines_.clear(); }

 private:
  std::vector<std::string> lines_;
};

int main() {
  MemorySink sink;
  {
    std::jthread other([&sink] { sink.log("other"); });
    sink.log("main");
  }
  std::printf("%zu\n", sink.size());
  sink.flush();
}
