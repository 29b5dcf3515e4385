// Two logins of one name both find it free, and the second one overwrites.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

class SessionTable {
 public:
  bool contains(const std::string& user) const {
    std::lock_guard<std::mutex> lock(mutex_);
    return sessions_.count(user) != 0;
  }

  void insert(const std::string& user, int session) {
    std::lock_guard<std::mutex> lock(mutex_);
    sessions_[user] = session;
  }

  // False if the user is logged in already.
  bool login(const std::string& user, int session) {
    if (contains(user)) return false;
    insert(user, session);  //~ check-then-act
    return true;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, int> sessions_;
};

int main() {
  SessionTable sessions;
  bool first = false;
  bool second = false;
  {
    std::jthread web([&] { first = sessions.login("ada", 1); });
    std::jthread app([&] { second = sessions.login("ada", 2); });
  }
  std::printf("%d logins\n", static_cast<int>(first) + static_cast<int>(second));
  return 0;
}
