// Whatever happens to the producer, its queue gets closed: by hand before each
// return, by a guard, by a catch-all, by the owner.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

template <typename T>
class Queue {
 public:
  void push(T value) {
    std::lock_guard lock(mutex_);
    values_.push_back(std::move(value));
    changed_.notify_one();
  }
  void close() {
    std::lock_guard lock(mutex_);
    is_closed_ = true;
    changed_.notify_all();
  }
  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_closed_ || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    T value = std::move(values_.front());
    values_.pop_front();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<T> values_;
  bool is_closed_ = false;
};

class Closer {
 public:
  explicit Closer(Queue<int>& queue) : queue_(queue) {}
  Closer(const Closer&) = delete;
  Closer& operator=(const Closer&) = delete;
  ~Closer() { queue_.close(); }

 private:
  Queue<int>& queue_;
};

static int parse(const std::string& text) {
  if (text.empty()) throw std::invalid_argument("empty");
  return static_cast<int>(text.size());
}

static void by_hand(const std::vector<std::string>& texts, Queue<int>& out) {
  if (texts.empty()) {
    out.close();
    return;
  }
  for (const std::string& text : texts) out.push(static_cast<int>(text.size()));
  out.close();
}

static void by_guard(const std::vector<std::string>& texts, Queue<int>& out) {
  Closer closer(out);
  if (texts.empty()) return;
  try {
    for (const std::string& text : texts) out.push(parse(text));
  } catch (const std::invalid_argument&) {
    return;
  }
}

static void by_catch(const std::vector<std::string>& texts, Queue<int>& out) {
  try {
    for (const std::string& text : texts) out.push(parse(text));
  } catch (const std::exception&) {
    out.push(-1);
  }
  out.close();
}

template <typename Producer>
int received(Producer produce, const std::vector<std::string>& texts) {
  Queue<int> queue;
  std::jthread producer([&] { produce(texts, queue); });
  int sum = 0;
  while (auto value = queue.pop()) sum += *value;
  return sum;
}

// The owner closes when the producers are done, and joins the consumer after.
static int by_owner(const std::vector<std::string>& texts) {
  Queue<int> queue;
  int sum = 0;
  std::thread consumer([&] {
    while (auto value = queue.pop()) sum += *value;
  });
  {
    std::vector<std::jthread> producers;
    for (const std::string& text : texts) {
      producers.emplace_back(
          [&queue, &text] { queue.push(static_cast<int>(text.size())); });
    }
  }
  queue.close();
  consumer.join();
  return sum;
}

int main() {
  const std::vector<std::string> texts = {"one", "", "three"};
  const int sum = received(by_hand, texts) + received(by_guard, texts) +
                  received(by_catch, texts) + received(by_hand, {}) +
                  by_owner(texts);
  return sum == 21 ? 0 : 1;
}
