// send() gives a result: a value nobody can receive any more comes back.
#include <cstdio>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

class Outbox {
 public:
  // Empty on success, otherwise the message that was not taken.
  [[nodiscard]] std::optional<std::string> send(std::string message) {
    std::lock_guard lock(mutex_);
    if (is_closed_) return message;
    messages_.push_back(std::move(message));
    return std::nullopt;
  }
  std::deque<std::string> close() {
    std::lock_guard lock(mutex_);
    is_closed_ = true;
    return std::exchange(messages_, {});
  }

 private:
  std::mutex mutex_;
  std::deque<std::string> messages_;
  bool is_closed_ = false;
};

int main() {
  Outbox outbox;
  std::thread receiver([&outbox] { outbox.close(); });
  receiver.join();

  std::string val = "hi";
  if (auto refused = outbox.send(std::move(val))) {
    val = std::move(*refused);
    std::printf("could not send `%s`\n", val.c_str());
  }
}
