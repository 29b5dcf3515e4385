// The lock guards the pointer; the object it points to is never changed.
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

struct Zone {
  std::string name;
  std::map<std::string, std::string> records;
};

class ZoneCache {
 public:
  void load(std::string name, std::string host, std::string address) {
    auto zone = std::make_shared<Zone>();
    zone->name = name;
    zone->records[std::move(host)] = std::move(address);
    std::lock_guard<std::mutex> lock(mutex_);
    zones_[std::move(name)] = std::move(zone);
  }

  std::shared_ptr<const Zone> find(const std::string& name) const {
    std::lock_guard<std::mutex> lock(mutex_);
    auto it = zones_.find(name);
    return it == zones_.end() ? nullptr : it->second;
  }

  std::weak_ptr<const Zone> watch(const std::string& name) const {
    std::lock_guard<std::mutex> lock(mutex_);
    auto it = zones_.find(name);
    if (it == zones_.end()) return {};
    return it->second;
  }

  std::string address(const std::string& zone_name, const std::string& host) {
    std::shared_ptr<const Zone> zone;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      auto it = zones_.find(zone_name);
      if (it == zones_.end()) return {};
      zone = it->second;
    }
    auto record = zone->records.find(host);
    return record == zone->records.end() ? std::string() : record->second;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Zone>> zones_;
};

int main() {
  ZoneCache cache;
  cache.load("example.org", "www", "10.0.0.1");
  std::thread reload([&cache] { cache.load("example.org", "www", "10.0.0.2"); });
  std::weak_ptr<const Zone> watched = cache.watch("example.org");
  std::printf("%s\n", cache.address("example.org", "www").c_str());
  if (auto zone = cache.find("example.org")) {
    std::printf("%s has %zu records\n", zone->name.c_str(),
                zone->records.size());
  }
  reload.join();
  std::printf("%s\n", watched.expired() ? "replaced" : "current");
}
