// Two values of one wrapper template: with_lock() hides the order of the locks.
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

template <class T>
class Synchronized {
 public:
  Synchronized() = default;
  template <class Action>
  auto with_lock(Action&& action) {
    std::scoped_lock lock(mutex_);
    return std::forward<Action>(action)(value_);
  }

 private:
  std::mutex mutex_;
  T value_;
};

struct Mailer {
  Synchronized<std::deque<std::string>> outbox;
  Synchronized<std::map<std::string, int>> failures;
};

static void retry(Mailer& mailer) {
  mailer.failures.with_lock([&](std::map<std::string, int>& failures) {
    for (auto& [address, count] : failures)
      mailer.outbox.with_lock([&address = address](auto& outbox) {
        outbox.push_back(address);
      });
    failures.clear();
  });
}

static bool send_next(Mailer& mailer) {
  return mailer.outbox.with_lock([&](std::deque<std::string>& outbox) {
    if (outbox.empty()) return false;
    if (outbox.front().find('@') == std::string::npos) {
      mailer.failures.with_lock([&](auto& f) {  //~ lock-order-inversion
        ++f[outbox.front()];
      });
    }
    outbox.pop_front();
    return true;
  });
}

int main() {
  Mailer mailer;
  mailer.outbox.with_lock([](auto& outbox) { outbox.push_back("ada@host"); });
  std::jthread sender([&mailer] {
    for (int i = 0; i < 100; ++i) send_next(mailer);
  });
  for (int i = 0; i < 100; ++i) retry(mailer);
}
