// try_push() takes the item only when it succeeds; failure spills the item.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

template <typename T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t limit) : limit_(limit) {}

  // Moves `item` in and returns true, or leaves it alone and returns false.
  bool try_push(T&& item) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (closed_ || items_.size() == limit_) return false;
    items_.push_back(std::move(item));
    not_empty_.notify_one();
    return true;
  }

  std::optional<T> pop() {
    std::unique_lock<std::mutex> lock(mutex_);
    not_empty_.wait(lock, [this] { return closed_ || !items_.empty(); });
    if (items_.empty()) return std::nullopt;
    std::optional<T> item(std::move(items_.front()));
    items_.pop_front();
    return item;
  }

  void close() {
    std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    not_empty_.notify_all();
  }

 private:
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable not_empty_;
  std::deque<T> items_;
  bool closed_ = false;
};

struct Alert {
  std::string service;
  std::string text;
};

static void raise_alert(BoundedQueue<Alert>& pager, Alert alert,
                        std::vector<Alert>& overflow) {
  if (!pager.try_push(std::move(alert))) {
    std::printf("no page for %s\n", alert.service.c_str());
    overflow.push_back(std::move(alert));
  }
}

int main() {
  BoundedQueue<Alert> pager(2);
  std::vector<Alert> overflow;
  std::jthread on_call([&pager] {
    while (std::optional<Alert> alert = pager.pop()) {
      std::printf("%s: %s\n", alert->service.c_str(), alert->text.c_str());
    }
  });
  raise_alert(pager, {"payments", "latency"}, overflow);
  raise_alert(pager, {"search", "error rate"}, overflow);
  raise_alert(pager, {"search", "disk"}, overflow);
  pager.close();
  std::printf("%zu overflowed\n", overflow.size());
}
