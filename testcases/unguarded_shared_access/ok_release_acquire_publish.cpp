// Plain slots are published by a release store and read after an acquire load.
#include <array>
#include <atomic>
#include <cstddef>
#include <string>
#include <thread>
#include <utility>

// For one producer and one consumer.
template <typename T, std::size_t Capacity>
class SpscQueue {
  static_assert((Capacity & (Capacity - 1)) == 0, "power of two");

 public:
  bool push(T item) {
    const std::size_t written = written_.load(std::memory_order_relaxed);
    if (written - read_.load(std::memory_order_acquire) == Capacity) {
      return false;
    }
    slots_[written % Capacity] = std::move(item);
    written_.store(written + 1, std::memory_order_release);
    return true;
  }

  bool pop(T& item) {
    const std::size_t read = read_.load(std::memory_order_relaxed);
    if (read == written_.load(std::memory_order_acquire)) return false;
    item = std::move(slots_[read % Capacity]);
    read_.store(read + 1, std::memory_order_release);
    return true;
  }

 private:
  std::array<T, Capacity> slots_{};
  std::atomic<std::size_t> written_{0};
  std::atomic<std::size_t> read_{0};
};

class Importer {
 public:
  void read(int rows) {
    for (int i = 0; i < rows; ++i) {
      std::string row = "row " + std::to_string(i);
      while (!queue_.push(row)) std::this_thread::yield();
    }
    summary_ = std::to_string(rows) + " rows";
    done_.store(true, std::memory_order_release);
  }

  std::size_t store() {
    std::size_t bytes = 0;
    std::string row;
    for (;;) {
      const bool done = done_.load(std::memory_order_acquire);
      while (queue_.pop(row)) bytes += row.size();
      if (done) return bytes + summary_.size();
    }
  }

 private:
  SpscQueue<std::string, 16> queue_;
  std::string summary_;  // Published by done_.
  std::atomic<bool> done_{false};
};

int main() {
  Importer importer;
  std::size_t bytes = 0;
  {
    std::jthread reader([&importer] { importer.read(100); });
    std::jthread writer([&] { bytes = importer.store(); });
  }
  return bytes == 10 * 5 + 90 * 6 + 8 ? 0 : 1;
}
