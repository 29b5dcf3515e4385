// An acquire load first, a release store last: the pointee is there when seen.
#include <atomic>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace geo {

struct Zone {
  std::string name;
  int offset_minutes;
};

class ZoneTable {
 public:
  ZoneTable() : zones_{{"UTC", 0}, {"CET", 60}, {"IST", 330}} {}

  int OffsetOf(const std::string& name) const {
    for (const Zone& zone : zones_) {
      if (zone.name == name) return zone.offset_minutes;
    }
    return 0;
  }

 private:
  std::vector<Zone> zones_;
};

std::mutex table_mutex;
std::atomic<const ZoneTable*> table{nullptr};

const ZoneTable& Table() {
  const ZoneTable* zones = table.load(std::memory_order_acquire);
  if (zones == nullptr) {
    std::lock_guard<std::mutex> lock(table_mutex);
    zones = table.load(std::memory_order_relaxed);
    if (zones == nullptr) {
      zones = new ZoneTable;
      table.store(zones, std::memory_order_release);
    }
  }
  return *zones;
}

}  // namespace geo

int main() {
  int cet = 0, ist = 0;
  {
    std::jthread a([&cet] { cet = geo::Table().OffsetOf("CET"); });
    std::jthread b([&ist] { ist = geo::Table().OffsetOf("IST"); });
  }
  std::printf("%d %d\n", cet, ist);
  return cet + ist == 390 ? 0 : 1;
}
