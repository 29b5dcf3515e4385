// The handler only calls a helper, the helper logs, and the logger template
// takes its lock.
#include <csignal>
#include <cstddef>
#include <fstream>
#include <mutex>
#include <string_view>

template <class Sink>
class Logger {
 public:
  void log(std::string_view text) {
    std::scoped_lock lock(mutex_);
    sink_.put(text);
  }
  std::size_t lines() {
    std::scoped_lock lock(mutex_);
    return sink_.lines;
  }

 private:
  std::mutex mutex_;
  Sink sink_;
};

struct CountingSink {
  void put(std::string_view text) { lines += !text.empty(); }
  std::size_t lines = 0;
};

Logger<CountingSink> logger;

void note_child_gone() { logger.log("a child has ended"); }

void on_child(int) {
  note_child_gone();  //~ signal-unsafe-call
}

int main() {
  std::signal(SIGCHLD, &on_child);
  for (int i = 0; i < 10; ++i) logger.log("working");
  return logger.lines() >= 10 ? 0 : 1;
}
