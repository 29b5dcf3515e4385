// readLine() refills the string through a reference before it is used again.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

class LineQueue {
 public:
  void add(std::string line) {
    std::lock_guard<std::mutex> lock(mutex_);
    lines_.push_back(std::move(line));
    cond_.notify_one();
  }
  bool remove(std::string& line) {
    std::unique_lock<std::mutex> lock(mutex_);
    while (lines_.empty() && !eof_) cond_.wait(lock);
    if (lines_.empty()) return false;
    line = std::move(lines_.front());
    lines_.pop_front();
    return true;
  }
  void eof() {
    std::lock_guard<std::mutex> lock(mutex_);
    eof_ = true;
    cond_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable cond_;
  std::deque<std::string> lines_;
  bool eof_ = false;
};

class Source {
 public:
  explicit Source(const std::string& text) : stream_(text) {}

  // Gives `line` a new value, or returns false and leaves it empty.
  bool readLine(std::string& line) {
    line.clear();
    char c = 0;
    bool any = false;
    while (stream_.get(c)) {
      any = true;
      if (c == '\n') break;
      line += c;
    }
    return any;
  }

 private:
  std::istringstream stream_;
};

static int feed(Source& source, LineQueue& queue) {
  int count = 0;
  std::string line;
  while (source.readLine(line)) {
    if (line.empty() || line[0] == '#') continue;
    queue.add(std::move(line));
    ++count;
  }
  // Also the stream extractors of the standard library refill their target.
  std::istringstream trailer("-- end of input --");
  std::getline(trailer, line);
  queue.add(std::move(line));
  queue.eof();
  return count;
}

int main() {
  LineQueue queue;
  std::jthread parser([&queue] {
    std::string line;
    while (queue.remove(line)) std::printf("parse `%s`\n", line.c_str());
  });
  Source source("alpha 1\n# comment\n\nbeta 2\n");
  std::printf("%d lines\n", feed(source, queue));
}
