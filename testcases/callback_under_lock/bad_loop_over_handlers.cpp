// Every handler of an event runs with the list of handlers locked: one that
// removes itself waits for ever.
#include <cstdio>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Event {
 public:
  using Handler = std::function<void(const std::string&)>;

  int connect(Handler handler) {
    std::lock_guard lock(mutex_);
    handlers_.emplace_back(++last_id_, std::move(handler));
    return last_id_;
  }
  void disconnect(int id) {
    std::lock_guard lock(mutex_);
    std::erase_if(handlers_, [id](const auto& entry) {
      return entry.first == id;
    });
  }
  void emit(const std::string& text) {
    std::lock_guard lock(mutex_);
    for (auto& [id, handler] : handlers_) {
      handler(text);  //~ callback-under-lock
    }
  }

 private:
  std::mutex mutex_;
  int last_id_ = 0;
  std::vector<std::pair<int, Handler>> handlers_;
};

int main() {
  Event closed;
  const int id = closed.connect([](const std::string& text) {
    std::printf("closed: %s\n", text.c_str());
  });
  std::jthread network([&closed] { closed.emit("peer is gone"); });
  network.join();
  closed.disconnect(id);
}
