// After the session is sent, a weak pointer reaches only its atomic members.
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>

class Session {
 public:
  explicit Session(std::string user) : user_(std::move(user)) {}
  const std::string& user() const { return user_; }
  void cancel() { cancelled_.store(true, std::memory_order_release); }
  bool cancelled() const { return cancelled_.load(std::memory_order_acquire); }

 private:
  const std::string user_;
  std::atomic<bool> cancelled_{false};
};

class SessionRunner {
 public:
  SessionRunner() : thread_([this] { loop(); }) {}
  ~SessionRunner() {
    {
      std::lock_guard lock(mutex_);
      ended_ = true;
      nonempty_.notify_one();
    }
    thread_.join();
  }
  void start(std::shared_ptr<Session> session) {
    std::lock_guard lock(mutex_);
    sessions_.push(std::move(session));
    nonempty_.notify_one();
  }

 private:
  std::shared_ptr<Session> take() {
    std::unique_lock lock(mutex_);
    nonempty_.wait(lock, [this] { return ended_ || !sessions_.empty(); });
    if (sessions_.empty()) return nullptr;
    std::shared_ptr<Session> session = std::move(sessions_.front());
    sessions_.pop();
    return session;
  }
  void loop() {
    while (std::shared_ptr<Session> session = take()) {
      std::printf("%s%s\n", session->user().c_str(),
                  session->cancelled() ? " was cancelled" : "");
    }
  }

  std::mutex mutex_;
  std::condition_variable nonempty_;
  std::queue<std::shared_ptr<Session>> sessions_;
  bool ended_ = false;
  std::thread thread_;
};

class Lobby {
 public:
  explicit Lobby(SessionRunner& runner) : runner_(runner) {}

  void enter(int id, std::string user) {
    auto session = std::make_shared<Session>(std::move(user));
    watched_[id] = session;
    runner_.start(std::move(session));
  }
  bool leave(int id) {
    const std::shared_ptr<Session> session = watched_[id].lock();
    if (!session) return false;
    session->cancel();
    std::printf("cancelling %s\n", session->user().c_str());
    return true;
  }

 private:
  SessionRunner& runner_;
  std::map<int, std::weak_ptr<Session>> watched_;
};

int main() {
  SessionRunner runner;
  Lobby lobby(runner);
  lobby.enter(1, "ada");
  lobby.enter(2, "grace");
  std::printf("%s\n", lobby.leave(2) ? "in time" : "too late");
}
