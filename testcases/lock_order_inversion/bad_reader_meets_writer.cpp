// Read locks do not exclude each other, but each waits behind a writer.
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <string>
#include <thread>

class Directory {
 public:
  // Users, then groups.
  bool is_member(const std::string& user, const std::string& group) const {
    std::shared_lock users_lock(users_mutex_);
    if (!users_.contains(user)) return false;
    std::shared_lock groups_lock(groups_mutex_);
    auto it = groups_.find(group);
    return it != groups_.end() && it->second.contains(user);
  }

  // Groups, then users.
  void join_group(const std::string& user, const std::string& group) {
    std::unique_lock groups_lock(groups_mutex_);
    std::unique_lock users_lock(users_mutex_);  //~ lock-order-inversion
    users_.insert(user);
    groups_[group].insert(user);
  }

 private:
  mutable std::shared_mutex users_mutex_;
  std::set<std::string> users_;
  mutable std::shared_mutex groups_mutex_;
  std::map<std::string, std::set<std::string>> groups_;
};

int main() {
  Directory directory;
  directory.join_group("ada", "root");
  std::jthread login([&] {
    for (int i = 0; i < 1000; ++i) directory.is_member("ada", "root");
  });
  for (int i = 0; i < 1000; ++i)
    directory.join_group("user" + std::to_string(i), "staff");
}
