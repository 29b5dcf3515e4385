// Statics that need no lock: one engine for each thread, an atomic counter, a
// table that is filled before anybody can see it.
#include <array>
#include <atomic>
#include <random>
#include <thread>
#include <vector>

int roll() {
  thread_local std::mt19937 engine(std::random_device{}());
  std::uniform_int_distribution<int> die(1, 6);
  return die(engine);
}

long next_ticket() {
  static std::atomic<long> last{0};
  return ++last;
}

const std::array<int, 16>& squares() {
  static const std::array<int, 16> table = [] {
    std::array<int, 16> values{};
    for (int i = 0; i < 16; ++i) values[i] = i * i;
    return values;
  }();
  return table;
}

class Player {
 public:
  void play() { points_ += squares()[roll()] + next_ticket() % 2; }
  long points() const { return points_; }

 private:
  long points_ = 0;
};

int main() {
  std::vector<Player> players(4);
  {
    std::vector<std::jthread> threads;
    for (Player& player : players) {
      threads.emplace_back([&player] {
        for (int i = 0; i < 50; ++i) player.play();
      });
    }
  }
  return players.front().points() > 0 ? 0 : 1;
}
