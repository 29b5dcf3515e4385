// Never both on one path: if and else, a switch, an early return, an exception.
#include <cstdio>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

class Quota {
 public:
  enum class Kind { kSoft, kHard, kNone };

  bool use(const std::string& user, long bytes, Kind kind) {
    switch (kind) {
      case Kind::kSoft: {
        std::lock_guard lock(mutex_);
        used_[user] += bytes;
        return true;
      }
      case Kind::kHard:
        mutex_.lock();
        if (used_[user] + bytes > limit_) {
          mutex_.unlock();
          break;
        }
        used_[user] += bytes;
        mutex_.unlock();
        return true;
      case Kind::kNone:
        return true;
    }
    return refuse(user);
  }

  void charge(const std::string& user, long bytes) {
    try {
      std::lock_guard lock(mutex_);
      if (used_[user] + bytes > limit_) throw std::runtime_error(user);
      used_[user] += bytes;
    } catch (const std::runtime_error& error) {
      refuse(error.what());
    }
  }

  long refused() {
    std::lock_guard lock(mutex_);
    return refused_;
  }

 private:
  bool refuse(const std::string& user) {
    std::lock_guard lock(mutex_);
    if (!user.empty()) ++refused_;
    return false;
  }

  std::mutex mutex_;
  std::map<std::string, long> used_;
  long limit_ = 1000;
  long refused_ = 0;
};

int main() {
  Quota quota;
  {
    std::jthread upload([&quota] {
      for (int i = 0; i < 100; ++i) quota.charge("ada", 100);
    });
    for (int i = 0; i < 100; ++i) quota.use("eve", 50, Quota::Kind::kHard);
  }
  std::printf("%ld\n", quota.refused());
}
