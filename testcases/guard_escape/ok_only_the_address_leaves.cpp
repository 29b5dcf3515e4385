// After the unlock the pointer is compared and kept as a key, never followed.
#include <array>
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

struct Slot {
  int owner = 0;
  bool busy = false;
};

class SlotTable {
 public:
  std::size_t claim(int owner) {
    Slot* claimed = nullptr;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      for (Slot& slot : slots_) {
        if (slot.busy) continue;
        slot.busy = true;
        slot.owner = owner;
        claimed = &slot;
        break;
      }
    }
    if (claimed == nullptr) return slots_.size();
    return static_cast<std::size_t>(claimed - slots_.data());
  }

  bool holds_last(int owner) {
    const Slot* mine = nullptr;
    const Slot* last = nullptr;
    std::unique_lock<std::mutex> lock(mutex_);
    for (const Slot& slot : slots_) {
      if (!slot.busy) continue;
      last = &slot;
      if (slot.owner == owner) mine = &slot;
    }
    lock.unlock();
    return mine != nullptr && mine == last;
  }

 private:
  std::mutex mutex_;
  std::array<Slot, 8> slots_;
};

int main() {
  SlotTable table;
  std::vector<std::jthread> clients;
  for (int owner = 1; owner <= 3; ++owner) {
    clients.emplace_back([&table, owner] { table.claim(owner); });
  }
  clients.clear();
  const bool is_last =
      table.holds_last(1) || table.holds_last(2) || table.holds_last(3);
  std::printf("%d %zu\n", is_last, table.claim(4));
}
