// with_lock() forwards whatever the lambda returns, here a reference inside.
#include <mutex>
#include <string>
#include <utility>
#include <vector>

template <class T>
class Monitor {
 public:
  template <class Function>
  decltype(auto) with_lock(Function&& function) {
    std::lock_guard<std::mutex> lock(mutex_);
    return std::forward<Function>(function)(value_);
  }

 private:
  std::mutex mutex_;
  T value_;
};

struct Ticket {
  int number = 0;
  std::string owner;
};

class Counter {
 public:
  int issue(const std::string& owner) {
    return tickets_.with_lock([&owner](std::vector<Ticket>& tickets) {
      const int number = static_cast<int>(tickets.size()) + 1;
      tickets.push_back({number, owner});
      return number;
    });
  }

  std::string last_owner() {
    const Ticket& last = tickets_.with_lock(
        [](std::vector<Ticket>& tickets) -> Ticket& { return tickets.back(); });
    return last.owner;  //~ guard-escape
  }

 private:
  Monitor<std::vector<Ticket>> tickets_;
};
