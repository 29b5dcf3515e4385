// A generic pipeline stage passes its item on and then adds it to statistics.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

template <class T>
class Link {
 public:
  void push(T item) {
    std::scoped_lock lock(mutex_);
    items_.emplace_back(std::move(item));
    cv_.notify_one();
  }
  void close() {
    std::scoped_lock lock(mutex_);
    open_ = false;
    cv_.notify_one();
  }
  template <class Visitor>
  void drain(Visitor visit) {
    std::unique_lock lock(mutex_);
    for (;;) {
      cv_.wait(lock, [this] { return !open_ || !items_.empty(); });
      if (items_.empty()) return;
      T item = std::move(items_.front());
      items_.pop_front();
      lock.unlock();
      visit(item);
      lock.lock();
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable cv_;
  std::deque<T> items_;
  bool open_ = true;
};

std::size_t weight(const std::string& text) { return text.size(); }
std::size_t weight(const std::vector<int>& row) { return row.size(); }

template <class T>
class Stage {
 public:
  explicit Stage(Link<T>& out) : out_(out) {}

  void process(T item) {
    out_.push(std::move(item));
    ++histogram_[weight(item)];  //~ use-after-send
  }

  std::size_t distinct() const { return histogram_.size(); }

 private:
  Link<T>& out_;
  std::map<std::size_t, int> histogram_;
};

int main() {
  Link<std::string> words;
  Link<std::vector<int>> rows;
  std::jthread word_sink([&words] {
    words.drain([](const std::string& w) { std::puts(w.c_str()); });
  });
  std::jthread row_sink([&rows] {
    rows.drain(
        [](const std::vector<int>& r) { std::printf("%zu\n", r.size()); });
  });

  Stage<std::string> word_stage(words);
  word_stage.process("borrowed");
  word_stage.process("moved");
  Stage<std::vector<int>> row_stage(rows);
  row_stage.process({1, 2, 3});
  words.close();
  rows.close();
  std::printf("%zu %zu\n", word_stage.distinct(), row_stage.distinct());
}
