// llvm/llvm-project#113306: `std::move(report).text()` takes one member only;
// what the other getters read is still there.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Report {
 public:
  Report(std::string title, std::string text)
      : title_(std::move(title)), text_(std::move(text)) {}

  const std::string& title() const { return title_; }
  const std::string& text() const& { return text_; }
  std::string&& text() && { return std::move(text_); }

 private:
  std::string title_;
  std::string text_;
};

class TextQueue {
 public:
  void push(std::string text) {
    {
      std::lock_guard lock(mutex_);
      texts_.push_back(std::move(text));
    }
    ready_.notify_one();
  }
  std::string pop() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return !texts_.empty(); });
    std::string text = std::move(texts_.front());
    texts_.pop_front();
    return text;
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::string> texts_;
};

int main() {
  TextQueue queue;
  std::jthread printer([&queue] { std::printf("%zu\n", queue.pop().size()); });
  Report report("weekly", "all is well");
  queue.push(std::move(report).text());
  std::printf("sent %s\n", report.title().c_str());
}
