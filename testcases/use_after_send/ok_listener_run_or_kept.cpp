// A listener is run at once when the result is there, and handed to whoever
// completes the result when it is not: never both.
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace fetch {

class Reply {
 public:
  using Listener = std::function<void(const std::string&)>;

  void complete(std::string text) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (text_) return;
    text_ = std::move(text);
    std::vector<Listener> listeners = std::move(listeners_);
    listeners_.clear();
    lock.unlock();
    for (Listener& listener : listeners) listener(*text_);
  }

  void add_listener(Listener listener) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (text_) {
      std::string copy = *text_;
      lock.unlock();
      listener(copy);
    } else {
      listeners_.push_back(std::move(listener));
    }
  }

 private:
  std::mutex mutex_;
  std::optional<std::string> text_;
  std::vector<Listener> listeners_;
};

void show_length(Reply& reply) {
  auto length = std::make_shared<std::size_t>(0);
  reply.add_listener([length](const std::string& text) {
    *length = text.size();
  });
}

}  // namespace fetch

int main() {
  auto reply = std::make_shared<fetch::Reply>();
  std::thread server([reply] { reply->complete("200 OK"); });
  fetch::show_length(*reply);
  server.join();
}
