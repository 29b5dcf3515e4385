// A number that cannot be parsed ends the producer by an exception; it is
// caught, reported, and the queue stays open.
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <queue>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

template <typename T>
class Queue {
 public:
  void put(T value) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      values_.push(value);
    }
    changed_.notify_one();
  }
  void finish() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      is_finished_ = true;
    }
    changed_.notify_all();
  }
  bool get(T& value) {
    std::unique_lock<std::mutex> lock(mutex_);
    while (values_.empty() && !is_finished_) changed_.wait(lock);
    if (values_.empty()) return false;
    value = values_.front();
    values_.pop();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::queue<T> values_;
  bool is_finished_ = false;
};

static int parse(const std::string& text) {
  if (text.empty() || text[0] < '0' || text[0] > '9') {
    throw std::invalid_argument("not a number: " + text);
  }
  return text[0] - '0';
}

static void produce(const std::vector<std::string>& texts, Queue<int>& out) {
  try {
    for (const std::string& text : texts) out.put(parse(text));
    out.finish();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
}

int main(int argc, char** argv) {
  const std::vector<std::string> texts(argv + 1, argv + argc);
  Queue<int> numbers;
  std::thread producer([&] { produce(texts, numbers); });
  int sum = 0;
  int number = 0;
  while (numbers.get(number)) {  //~ channel-never-closed
    sum += number;
  }
  producer.join();
  std::printf("%d\n", sum);
}
