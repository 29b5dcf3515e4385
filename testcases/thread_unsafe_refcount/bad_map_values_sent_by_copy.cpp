// A snapshot of a map of counted profiles is sent over a channel by copy.
#include <condition_variable>
#include <deque>
#include <iostream>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace game {

struct Profile {
  std::string nickname;
  int level = 1;
};

// Shares a profile; the number of handles is kept beside it.
class ProfileHandle {
 public:
  explicit ProfileHandle(Profile profile)
      : holder_(new Holder{std::move(profile)}) {}
  ProfileHandle(const ProfileHandle& other) : holder_(other.holder_) {
    Holder& holder = *holder_;
    holder.handles = holder.handles + 1;
  }
  ProfileHandle& operator=(const ProfileHandle&) = delete;
  ~ProfileHandle() {
    Holder& holder = *holder_;
    if ((holder.handles = holder.handles - 1) == 0) delete holder_;
  }
  int level() const { return holder_->profile.level; }

 private:
  struct Holder {
    Profile profile;
    long long handles = 1;
  };
  Holder* holder_;
};

using Roster = std::map<int, ProfileHandle>;

template <typename T>
class Channel {
 public:
  void Send(T value) {
    const std::lock_guard lock(mutex_);
    values_.push_back(std::move(value));
    arrived_.notify_one();
  }
  T Receive() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !values_.empty(); });
    T value = std::move(values_.front());
    values_.pop_front();
    return value;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<T> values_;
};

}  // namespace game

int main() {
  game::Channel<game::Roster> snapshots;
  int levels = 0;
  std::jthread ranking([&snapshots, &levels] {
    for (int round = 0; round < 10; ++round) {
      const game::Roster roster = snapshots.Receive();
      for (const auto& [id, profile] : roster) levels += profile.level();
    }
  });
  game::Roster roster;
  for (int id = 0; id < 10; ++id) {
    roster.emplace(id, game::ProfileHandle({"player", id}));
    snapshots.Send(roster);  //~ thread-unsafe-refcount
  }
  ranking.join();
  std::cout << levels << '\n';
}
