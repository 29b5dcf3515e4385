// The lock is handed to a helper by value; the caller goes on writing.
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace render {

struct Tile {
  int x = 0;
  int y = 0;
};

class TileQueue {
 public:
  using Lock = std::unique_lock<std::mutex>;

  void push(Tile tile) {
    Lock lock(mutex_);
    tiles_.push_back(tile);
    wake(std::move(lock));
    ++pushed_;  //~ unguarded-shared-access
  }

  void close() {
    Lock lock(mutex_);
    closed_ = true;
    wakeAll(std::move(lock));
  }

  bool pop(Tile& tile) {
    Lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !tiles_.empty(); });
    if (tiles_.empty()) return false;
    tile = tiles_.back();
    tiles_.pop_back();
    return true;
  }

  std::size_t pushed() const {
    Lock lock(mutex_);
    return pushed_;
  }

  void resetStatistics() {
    Lock lock(mutex_);
    pushed_ = 0;
  }

 private:
  // Unlocks first, so that the woken thread does not run into the mutex.
  void wake(Lock lock) {
    lock.unlock();
    changed_.notify_one();
  }

  void wakeAll(Lock lock) {
    lock.unlock();
    changed_.notify_all();
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Tile> tiles_;
  std::size_t pushed_ = 0;
  bool closed_ = false;
};

}  // namespace render

int main() {
  render::TileQueue queue;
  std::size_t drawn = 0;
  std::thread painter([&queue, &drawn] {
    render::Tile tile;
    while (queue.pop(tile)) ++drawn;
  });
  std::thread second([&queue] {
    for (int i = 0; i < 100; ++i) queue.push({i, 1});
  });
  for (int i = 0; i < 100; ++i) queue.push({i, 0});
  second.join();
  queue.close();
  painter.join();
  return drawn == 200 && queue.pushed() > 0 ? 0 : 1;
}
