// touch() finds the session under the lock and writes to it after the brace.
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace web {

using Clock = std::chrono::steady_clock;

struct Session {
  std::string user;
  Clock::time_point last_seen;
};

class SessionTable {
 public:
  void open(const std::string& token, std::string user) {
    std::lock_guard<std::mutex> lock(mutex_);
    sessions_[token] = Session{std::move(user), Clock::now()};
  }

  bool touch(const std::string& token) {
    std::unordered_map<std::string, Session>::iterator it;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      it = sessions_.find(token);
      if (it == sessions_.end()) return false;
    }
    const Clock::time_point now = Clock::now();
    it->second.last_seen = now;  //~ guard-escape
    return true;
  }

  std::size_t expire(Clock::time_point limit) {
    std::lock_guard<std::mutex> lock(mutex_);
    return std::erase_if(sessions_, [limit](const auto& entry) {
      return entry.second.last_seen < limit;
    });
  }

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, Session> sessions_;
};

}  // namespace web
