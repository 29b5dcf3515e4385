// The loop unlocks for the slow part and locks again on every way round.
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace mail {

struct Letter {
  std::string to;
  int attempts = 0;
};

class Outbox {
 public:
  void add(std::string to) {
    std::lock_guard<std::mutex> lock(mutex_);
    letters_.push_back(Letter{std::move(to), 0});
  }

  // Several workers call this at the same time.
  std::size_t deliverAll() {
    std::size_t delivered = 0;
    std::unique_lock<std::mutex> lock(mutex_);
    while (!letters_.empty()) {
      Letter letter = std::move(letters_.front());
      letters_.pop_front();
      lock.unlock();
      const bool valid = isValid(letter);
      const bool sent = valid && send(letter);
      lock.lock();
      if (!valid) {
        ++bounced_;
        continue;
      }
      if (!sent) {
        letters_.push_back(std::move(letter));
        continue;
      }
      ++delivered;
    }
    return delivered;
  }

  std::size_t bounced() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return bounced_;
  }

 private:
  static bool isValid(const Letter& letter) {
    return letter.to.find('@') != std::string::npos;
  }

  // The first attempt fails for the slow hosts.
  static bool send(Letter& letter) {
    return ++letter.attempts > 1 || !letter.to.ends_with("slow");
  }

  mutable std::mutex mutex_;
  std::deque<Letter> letters_;
  std::size_t bounced_ = 0;
};

}  // namespace mail

int main() {
  mail::Outbox outbox;
  std::size_t delivered[2] = {0, 0};
  for (int i = 0; i < 30; ++i) {
    outbox.add(i % 3 == 0 ? "nobody" : i % 3 == 1 ? "a@fast" : "b@slow");
  }
  {
    std::jthread first([&] { delivered[0] = outbox.deliverAll(); });
    std::jthread second([&] { delivered[1] = outbox.deliverAll(); });
  }
  return delivered[0] + delivered[1] == 20 && outbox.bounced() == 10 ? 0 : 1;
}
