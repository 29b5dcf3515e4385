// One `continue` leaves the loop body before the lock is taken again.
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace mail {

struct Message {
  std::string to;
  int attempts = 0;
};

class Spooler {
 public:
  void add(std::string to) {
    std::lock_guard<std::mutex> lock(mutex_);
    spool_.push_back(Message{std::move(to), 0});
  }

  // Several workers call this at the same time.
  std::size_t deliverAll() {
    std::size_t delivered = 0;
    std::unique_lock<std::mutex> lock(mutex_);
    while (!spool_.empty()) {  //~ unguarded-shared-access
      Message message = std::move(spool_.front());
      spool_.pop_front();
      lock.unlock();
      if (!isValid(message)) continue;  // Comes back without the lock.
      ++message.attempts;
      ++delivered;
      lock.lock();
    }
    return delivered;
  }

  std::size_t backlog() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return spool_.size();
  }

 private:
  static bool isValid(const Message& message) {
    return message.to.find('@') != std::string::npos;
  }

  mutable std::mutex mutex_;
  std::deque<Message> spool_;
};

}  // namespace mail

int main() {
  mail::Spooler spooler;
  for (int i = 0; i < 20; ++i) spooler.add("user" + std::to_string(i) + "@x");
  {
    std::jthread first([&spooler] { spooler.deliverAll(); });
    for (int i = 0; i < 20; ++i) spooler.add("late" + std::to_string(i) + "@x");
  }
  spooler.deliverAll();
  return static_cast<int>(spooler.backlog());
}
