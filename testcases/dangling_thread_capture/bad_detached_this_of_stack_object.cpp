// A watcher detaches a thread on `this` and nobody waits when it dies.
#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>
#include <utility>

namespace fs = std::filesystem;

class DirectoryWatcher {
 public:
  explicit DirectoryWatcher(fs::path directory)
      : directory_(std::move(directory)) {}

  void Start() {
    std::thread watcher([this] {
      while (!stopped_) {
        Poll();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
    watcher.detach();  //~ dangling-thread-capture
  }

  // Asks the thread to end; it may still be inside Poll().
  void Stop() { stopped_ = true; }

  std::size_t polls() const { return polls_; }

 private:
  void Poll() {
    if (!directory_.empty()) ++polls_;
  }

  const fs::path directory_;
  std::atomic<bool> stopped_{false};
  std::atomic<std::size_t> polls_{0};
};

std::size_t WatchBriefly(const std::string& directory) {
  DirectoryWatcher watcher(directory);
  watcher.Start();
  std::this_thread::sleep_for(std::chrono::milliseconds(4));
  watcher.Stop();
  return watcher.polls();
}

int main() {
  std::cout << WatchBriefly("/var/spool/incoming/orders") << " polls\n";
}
