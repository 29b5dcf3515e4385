// The task refers to the session itself, not to the shared_ptr that keeps it.
#include <atomic>
#include <chrono>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

struct Session {
  explicit Session(std::string user) : user(std::move(user)) {}
  const std::string user;
  std::atomic<int> pings{0};
};

class SessionTable {
 public:
  std::shared_ptr<Session> Open(const std::string& user) {
    auto session = std::make_shared<Session>(user);
    std::lock_guard lock(mutex_);
    sessions_[user] = session;
    return session;
  }
  void Close(const std::string& user) {
    std::lock_guard lock(mutex_);
    sessions_.erase(user);
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Session>> sessions_;
};

void KeepAlive(const std::shared_ptr<Session>& session) {
  Session& target = *session;
  std::thread([&target] {
    for (int i = 0; i < 5; ++i) {
      target.pings += static_cast<int>(target.user.size());
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }).detach();  //~ dangling-thread-capture
}

int main() {
  SessionTable table;
  {
    const std::shared_ptr<Session> session = table.Open("barbara.liskov");
    KeepAlive(session);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  table.Close("barbara.liskov");
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  std::cout << "closed\n";
}
