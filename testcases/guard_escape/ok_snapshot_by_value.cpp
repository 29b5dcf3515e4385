// Everything that leaves is a copy, made while the lock is still held.
#include <algorithm>
#include <cstdio>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Player {
  std::string name;
  int score = 0;
};

class Scoreboard {
 public:
  void add(const std::string& name, int points) {
    std::lock_guard<std::mutex> lock(mutex_);
    Player& player = find_or_add(name);
    player.score += points;
  }

  std::vector<Player> snapshot() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return players_;
  }

  std::optional<Player> leader() const {
    std::lock_guard<std::mutex> lock(mutex_);
    auto best = std::max_element(
        players_.begin(), players_.end(),
        [](const Player& a, const Player& b) { return a.score < b.score; });
    if (best == players_.end()) return std::nullopt;
    return *best;
  }

  std::string leader_name() const {
    std::unique_lock<std::mutex> lock(mutex_);
    if (players_.empty()) return {};
    const Player& first = players_.front();
    std::string name = first.name;
    lock.unlock();
    name += " leads";
    return name;
  }

 private:
  Player& find_or_add(const std::string& name) {
    for (Player& player : players_) {
      if (player.name == name) return player;
    }
    return players_.emplace_back(Player{name, 0});
  }

  mutable std::mutex mutex_;
  std::vector<Player> players_;
};

int main() {
  Scoreboard board;
  {
    std::jthread red([&board] { board.add("red", 3); });
    std::jthread blue([&board] { board.add("blue", 5); });
  }
  for (const Player& player : board.snapshot()) {
    std::printf("%s %d\n", player.name.c_str(), player.score);
  }
  std::optional<Player> leader = board.leader();
  std::printf("%s %s\n", leader->name.c_str(), board.leader_name().c_str());
}
