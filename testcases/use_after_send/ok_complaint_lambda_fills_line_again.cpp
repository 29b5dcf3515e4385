// llvm/llvm-project#172018: the condition of the loop is a lambda that gives
// the moved-from variable a new value each time it says `true`.
#include <condition_variable>
#include <deque>
#include <istream>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

class LineQueue {
 public:
  void push(std::string line) {
    {
      std::lock_guard lock(mutex_);
      lines_.push_back(std::move(line));
    }
    ready_.notify_one();
  }
  std::string pop() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return !lines_.empty(); });
    std::string line = std::move(lines_.front());
    lines_.pop_front();
    return line;
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::string> lines_;
};

void read_all(std::istream& in, LineQueue& queue) {
  std::string line;
  int number = 0;
  const auto next = [&] {
    std::string text;
    if (!std::getline(in, text)) return false;
    line = std::to_string(++number) + ": " + text;
    return true;
  };
  while (next()) {
    if (!line.empty()) queue.push(std::move(line));
  }
  queue.push("end");
}

int main() {
  LineQueue queue;
  std::jthread consumer([&queue] {
    while (queue.pop() != "end") {
    }
  });
  std::istringstream text("one\ntwo\nthree\n");
  read_all(text, queue);
}
