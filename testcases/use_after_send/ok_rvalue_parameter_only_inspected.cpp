// Validation takes `Order&&` but only looks: the order is whole afterwards.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Order {
  int id = 0;
  std::vector<std::string> items;
};

class Mailroom {
 public:
  Mailroom() : clerk_([this] { sort(); }) {}
  ~Mailroom() {
    {
      std::lock_guard lock(mutex_);
      closing_ = true;
      bell_.notify_all();
    }
    clerk_.join();
  }
  void accept(Order&& order) {
    std::lock_guard lock(mutex_);
    tray_.push_back(std::move(order));
    bell_.notify_all();
  }

 private:
  void sort() {
    for (;;) {
      std::unique_lock lock(mutex_);
      bell_.wait(lock, [this] { return closing_ || !tray_.empty(); });
      if (tray_.empty()) return;
      const Order order = std::move(tray_.front());
      tray_.pop_front();
      lock.unlock();
      std::printf("sorted %d\n", order.id);
    }
  }

  std::mutex mutex_;
  std::condition_variable bell_;
  std::deque<Order> tray_;
  bool closing_ = false;
  std::thread clerk_;
};

// Both overloads exist so that a temporary can be checked as well.
static bool is_valid(const Order& order) { return !order.items.empty(); }
static bool is_valid(Order&& order) {
  const Order& checked = order;
  return is_valid(checked) && checked.id > 0;
}

template <typename T, typename Check>
static bool passes(T&& value, Check check) {
  return check(std::forward<T>(value));
}

static void place(Mailroom& mailroom, Order order) {
  if (!is_valid(std::move(order))) {
    std::printf("order %d is empty\n", order.id);
    return;
  }
  const bool small = passes(std::move(order), [](Order&& candidate) {
    return candidate.items.size() < 3;
  });
  std::printf("order %d is %s\n", order.id, small ? "small" : "large");
  mailroom.accept(std::move(order));
}

int main() {
  Mailroom mailroom;
  place(mailroom, {1, {"lamp"}});
  place(mailroom, {2, {}});
  place(mailroom, {3, {"desk", "chair", "shelf"}});
}
