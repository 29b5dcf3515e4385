// The lock comes out of a private helper; the caller keeps it in a local.
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

class SessionStore {
 public:
  std::string open(const std::string& user) {
    auto guard = acquire();
    std::string token = user + '#' + std::to_string(next_++);
    sessions_.emplace(token, user);
    return token;
  }

  std::optional<std::string> user_of(const std::string& token) const {
    const auto guard = acquire();
    const auto it = sessions_.find(token);
    if (it == sessions_.end()) return std::nullopt;
    return it->second;
  }

  bool close(const std::string& token) {
    if (auto guard = try_acquire()) {
      return sessions_.erase(token) == 1;
    }
    const auto [guard, contended] = acquire_and_count();
    contended_ += contended ? 1 : 0;
    return sessions_.erase(token) == 1;
  }

  std::size_t size() const {
    const auto guard = acquire();
    return sessions_.size();
  }

 private:
  using Guard = std::unique_lock<std::mutex>;

  [[nodiscard]] Guard acquire() const { return Guard(mutex_); }

  [[nodiscard]] Guard try_acquire() const {
    return Guard(mutex_, std::try_to_lock);
  }

  [[nodiscard]] std::pair<Guard, bool> acquire_and_count() const {
    Guard guard = acquire();
    const bool contended = contended_ < 1000;
    return {std::move(guard), contended};
  }

  mutable std::mutex mutex_;
  std::map<std::string, std::string> sessions_;
  std::size_t next_ = 0;
  std::size_t contended_ = 0;
};

int main() {
  SessionStore store;
  const auto visitor = [&store](const std::string& name) {
    for (int i = 0; i < 100; ++i) {
      const std::string token = store.open(name);
      if (store.user_of(token) == name) store.close(token);
    }
  };
  {
    std::jthread ada(visitor, "ada");
    std::jthread bob(visitor, "bob");
  }
  return static_cast<int>(store.size());
}
