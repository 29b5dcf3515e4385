// Moving a key between shards locks only the shard it leaves.
#include <array>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>

namespace kv {

class ShardedMap {
 public:
  void put(const std::string& key, std::string value) {
    Shard& shard = shards_[shard_of(key)];
    std::lock_guard<std::mutex> lock(shard.mutex);
    shard.entries[key] = std::move(value);
  }

  std::optional<std::string> get(const std::string& key) const {
    const Shard& shard = shards_[shard_of(key)];
    std::lock_guard<std::mutex> lock(shard.mutex);
    const auto it = shard.entries.find(key);
    if (it == shard.entries.end()) return std::nullopt;
    return it->second;
  }

  bool rename(const std::string& from, const std::string& to) {
    Shard& source = shards_[shard_of(from)];
    Shard& target = shards_[shard_of(to)];
    if (&source == &target) return rename_within(source, from, to);
    std::lock_guard<std::mutex> lock(source.mutex);
    auto node = source.entries.extract(from);
    if (node.empty()) return false;
    node.key() = to;
    target.entries.insert(std::move(node));  //~ unguarded-shared-access
    return true;
  }

 private:
  static constexpr std::size_t kShards = 8;

  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<std::string, std::string> entries;
  };

  static std::size_t shard_of(const std::string& key) {
    return std::hash<std::string>{}(key) % kShards;
  }

  static bool rename_within(Shard& shard, const std::string& from,
                            const std::string& to) {
    std::lock_guard<std::mutex> lock(shard.mutex);
    auto node = shard.entries.extract(from);
    if (node.empty()) return false;
    node.key() = to;
    shard.entries.insert(std::move(node));
    return true;
  }

  std::array<Shard, kShards> shards_;
};

}  // namespace kv

int main() {
  kv::ShardedMap map;
  {
    std::jthread writer([&map] {
      for (int i = 0; i < 300; ++i) map.put("key" + std::to_string(i), "v");
    });
    std::jthread mover([&map] {
      for (int i = 0; i < 300; ++i) {
        map.rename("key" + std::to_string(i), "moved" + std::to_string(i));
      }
    });
  }
  return map.get("absent") ? 1 : 0;
}
