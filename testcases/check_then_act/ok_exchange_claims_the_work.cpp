// The result of one atomic step tells who may act.
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <thread>
#include <vector>

class Scanner {
 public:
  bool tryScan(unsigned sectors) {
    if (busy_.exchange(true)) return false;
    for (unsigned sector = 0; sector < sectors; ++sector) scanned_ += 1;
    busy_.store(false);
    return true;
  }

  // Each index goes to one caller.
  bool next(std::size_t& index) {
    const std::size_t ticket = tickets_.fetch_add(1);
    if (ticket >= kTickets) return false;
    index = ticket;
    return true;
  }

  // The last one to leave resets the count for the next round.
  void leave() {
    if (users_.fetch_sub(1) == 1) rounds_.fetch_add(1);
  }
  void enter() { users_.fetch_add(1); }

  unsigned scanned() const { return scanned_; }
  int rounds() const { return rounds_; }

 private:
  static constexpr std::size_t kTickets = 10;
  std::atomic<bool> busy_{false};
  std::atomic<unsigned> scanned_{0};
  std::atomic<std::size_t> tickets_{0};
  std::atomic<int> users_{0};
  std::atomic<int> rounds_{0};
};

int main() {
  Scanner scanner;
  std::atomic<unsigned> indices{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 3; ++i) {
      threads.emplace_back([&scanner, &indices] {
        scanner.enter();
        scanner.tryScan(5);
        std::size_t index = 0;
        while (scanner.next(index)) ++indices;
        scanner.leave();
      });
    }
  }
  std::printf("%d rounds\n", scanner.rounds());
  return scanner.scanned() >= 5 && indices == 10 ? 0 : 1;
}
