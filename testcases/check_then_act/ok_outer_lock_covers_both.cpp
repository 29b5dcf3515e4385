// One lock is held from the test to the act: around both, or taken again.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class SessionTable {
 public:
  // The lock is recursive: contains() and insert() take it once more.
  bool login(const std::string& user, int session) {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    if (contains(user)) return false;
    insert(user, session);
    return true;
  }

  bool contains(const std::string& user) const {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    return sessions_.count(user) != 0;
  }

  void insert(const std::string& user, int session) {
    std::lock_guard<std::recursive_mutex> lock(mutex_);
    sessions_[user] = session;
  }

 private:
  mutable std::recursive_mutex mutex_;
  std::map<std::string, int> sessions_;
};

// A table of its own, and all of its users go through one gate.
class Gate {
 public:
  bool enter(const std::string& user) {
    std::lock_guard<std::mutex> lock(gate_);
    if (inside_.contains(user)) return false;
    inside_.insert(user, 1);
    return true;
  }

 private:
  std::mutex gate_;
  SessionTable inside_;
};

int main() {
  SessionTable sessions;
  Gate gate;
  int logins = 0;
  bool first = false, second = false;
  {
    std::jthread web([&] { first = sessions.login("ada", 1); });
    std::jthread app([&] { second = sessions.login("ada", 2); });
    std::jthread door([&] { gate.enter("ada"); });
    if (gate.enter("bob")) ++logins;
  }
  return logins == 1 && first != second ? 0 : 1;
}
