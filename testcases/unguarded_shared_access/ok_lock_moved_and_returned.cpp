// A unique_lock moves to a helper and back; writes happen while it holds.
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
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
    Lock lock = add(Lock(mutex_), tile);
    ++pushed_;
    Lock last = std::move(lock);
    highest_ = tiles_.size() > highest_ ? tiles_.size() : highest_;
    wake(std::move(last));
  }

  void close() {
    {
      Lock lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
  }

  std::optional<Tile> pop() {
    Lock lock = waitForTile();
    if (tiles_.empty()) return std::nullopt;
    const Tile tile = tiles_.back();
    tiles_.pop_back();
    return tile;
  }

  std::size_t pushed() const {
    Lock lock(mutex_);
    return pushed_ + (highest_ == 0 ? 1 : 0);
  }

 private:
  // Takes the lock by value and gives it back, still locked.
  Lock add(Lock lock, Tile tile) {
    tiles_.push_back(tile);
    return lock;
  }

  Lock waitForTile() {
    Lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !tiles_.empty(); });
    return lock;
  }

  void wake(Lock lock) {
    lock.unlock();
    changed_.notify_one();
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Tile> tiles_;
  std::size_t pushed_ = 0;
  std::size_t highest_ = 0;
  bool closed_ = false;
};

}  // namespace render

int main() {
  render::TileQueue queue;
  std::size_t drawn = 0;
  std::thread painter([&queue, &drawn] {
    while (queue.pop()) ++drawn;
  });
  for (int i = 0; i < 100; ++i) queue.push({i, 0});
  queue.close();
  painter.join();
  return drawn == 100 && queue.pushed() == 100 ? 0 : 1;
}
