// std::lock takes both mutexes, then two adopting guards give them back.
#include <map>
#include <mutex>
#include <string>
#include <thread>

class Warehouse {
 public:
  void store(const std::string& sku, int units) {
    std::lock_guard<std::mutex> lock(m_mutex);
    m_units[sku] += units;
  }

  // Moves what `other` has too much of.
  static int rebalance(Warehouse& from, Warehouse& to, const std::string& sku) {
    if (&from == &to) return 0;
    std::lock(from.m_mutex, to.m_mutex);
    std::lock_guard<std::mutex> fromLock(from.m_mutex, std::adopt_lock);
    std::lock_guard<std::mutex> toLock(to.m_mutex, std::adopt_lock);
    const int surplus = (from.m_units[sku] - to.m_units[sku]) / 2;
    if (surplus <= 0) return 0;
    from.m_units[sku] -= surplus;
    to.m_units[sku] += surplus;
    return surplus;
  }

  void absorb(Warehouse& other) {
    if (this == &other) return;
    std::unique_lock<std::mutex> mine(m_mutex, std::defer_lock);
    std::unique_lock<std::mutex> theirs(other.m_mutex, std::defer_lock);
    std::lock(mine, theirs);
    for (const auto& [sku, units] : other.m_units) m_units[sku] += units;
    other.m_units.clear();
  }

  int units(const std::string& sku) const {
    std::lock_guard<std::mutex> lock(m_mutex);
    const auto it = m_units.find(sku);
    return it == m_units.end() ? 0 : it->second;
  }

 private:
  mutable std::mutex m_mutex;
  std::map<std::string, int> m_units;
};

int main() {
  Warehouse north;
  Warehouse south;
  {
    std::jthread supplier([&north] {
      for (int i = 0; i < 200; ++i) north.store("bolt", 1);
    });
    std::jthread there([&] {
      for (int i = 0; i < 50; ++i) Warehouse::rebalance(north, south, "bolt");
    });
    std::jthread back([&] {
      for (int i = 0; i < 50; ++i) Warehouse::rebalance(south, north, "bolt");
    });
  }
  north.absorb(south);
  return north.units("bolt") == 200 && south.units("bolt") == 0 ? 0 : 1;
}
