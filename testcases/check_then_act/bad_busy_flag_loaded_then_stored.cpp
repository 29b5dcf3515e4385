// Both threads find the scan idle, and both start it.
#include <atomic>
#include <cstdio>
#include <thread>

class Scanner {
 public:
  // Starts a scan unless one runs already.
  bool tryScan(unsigned sectors) {
    if (busy_.load()) return false;
    busy_.store(true);  //~ check-then-act
    for (unsigned sector = 0; sector < sectors; ++sector) scanned_ += 1;
    busy_.store(false);
    return true;
  }

  unsigned scanned() const { return scanned_; }

 private:
  std::atomic<bool> busy_{false};
  std::atomic<unsigned> scanned_{0};
};

int main() {
  Scanner scanner;
  {
    std::jthread timer([&scanner] { scanner.tryScan(10); });
    std::jthread button([&scanner] { scanner.tryScan(10); });
  }
  std::printf("%u sectors\n", scanner.scanned());
  return 0;
}
