// Session state has no lock: every handler runs on the session's own strand.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

// Runs posted handlers one after the other on a single thread.
class Strand {
 public:
  Strand() : thread_([this] { run(); }) {}
  Strand(const Strand&) = delete;
  Strand& operator=(const Strand&) = delete;

  ~Strand() {
    post({});  // An empty handler ends the loop.
    thread_.join();
  }

  void post(std::function<void()> handler) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      handlers_.push_back(std::move(handler));
    }
    ready_.notify_one();
  }

 private:
  void run() {
    for (;;) {
      std::function<void()> handler;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        ready_.wait(lock, [this] { return !handlers_.empty(); });
        handler = std::move(handlers_.front());
        handlers_.pop_front();
      }
      if (!handler) return;
      handler();
    }
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> handlers_;
  std::thread thread_;
};

class ChatSession {
 public:
  // Both may be called from any thread.
  void deliver(std::string message) {
    strand_.post([this, message = std::move(message)] {
      history_.push_back(message);
      if (history_.size() > kKeep) history_.pop_front();
      onChanged();
    });
  }

  void rename(std::string name) {
    strand_.post([this, name = std::move(name)]() mutable {
      name_ = std::move(name);
      onChanged();
    });
  }

 private:
  static constexpr std::size_t kKeep = 10;

  void onChanged() { title_ = name_ + std::to_string(history_.size()); }

  std::deque<std::string> history_;
  std::string name_ = "anonymous";
  std::string title_;
  Strand strand_;  // Last: its thread ends before the state goes away.
};

int main() {
  ChatSession session;
  std::jthread network([&session] {
    for (int i = 0; i < 50; ++i) session.deliver("hello " + std::to_string(i));
  });
  for (int i = 0; i < 50; ++i) session.rename("user" + std::to_string(i));
  network.join();
  return 0;
}
