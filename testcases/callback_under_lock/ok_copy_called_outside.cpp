// The handlers are copied under the lock and called without it.
#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Event {
 public:
  using Handler = std::function<void(const std::string&)>;

  void connect(Handler handler) {
    std::lock_guard lock(mutex_);
    handlers_.push_back(std::move(handler));
  }
  void on_error(std::shared_ptr<const Handler> handler) {
    std::lock_guard lock(mutex_);
    on_error_ = std::move(handler);
  }

  void emit(const std::string& text) {
    std::vector<Handler> handlers;
    {
      std::lock_guard lock(mutex_);
      handlers = handlers_;
      ++emitted_;
    }
    for (const Handler& handler : handlers) handler(text);
  }

  void fail(const std::string& text) {
    std::shared_ptr<const Handler> handler;
    {
      std::lock_guard lock(mutex_);
      handler = on_error_;
    }
    if (handler) (*handler)(text);
  }

 private:
  std::mutex mutex_;
  std::vector<Handler> handlers_;
  std::shared_ptr<const Handler> on_error_;
  long emitted_ = 0;
};

int main() {
  Event opened;
  opened.connect([&opened](const std::string& text) {
    if (text == "first") opened.connect([](const std::string&) {});
  });
  std::jthread network([&opened] { opened.emit("first"); });
  opened.emit("second");
  opened.fail("nothing");
  std::puts("done");
}
