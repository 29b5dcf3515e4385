// Each element has its own mutex, and each access locks that of its element.
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

class StripedMap {
 public:
  void put(const std::string& key, std::string value) {
    const std::size_t i = index(key);
    std::lock_guard<std::mutex> lock(shards_[i].mutex);
    shards_[i].entries[key] = std::move(value);
  }

  std::optional<std::string> get(const std::string& key) const {
    const Shard& shard = shards_[index(key)];
    std::lock_guard<std::mutex> lock(shard.mutex);
    const auto it = shard.entries.find(key);
    if (it == shard.entries.end()) return std::nullopt;
    return it->second;
  }

  bool rename(const std::string& from, const std::string& to) {
    Shard& source = shards_[index(from)];
    Shard& target = shards_[index(to)];
    if (&source == &target) {
      std::lock_guard<std::mutex> lock(target.mutex);
      return move(source, from, target, to);  // The same shard.
    }
    std::scoped_lock lock(source.mutex, target.mutex);
    return move(source, from, target, to);
  }

  std::size_t size() const {
    std::size_t size = 0;
    for (const Shard& shard : shards_) {
      std::lock_guard<std::mutex> lock(shard.mutex);
      size += shard.entries.size();
    }
    return size;
  }

 private:
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<std::string, std::string> entries;
  };

  static bool move(Shard& source, const std::string& from, Shard& target,
                   const std::string& to) {
    auto node = source.entries.extract(from);
    if (node.empty()) return false;
    node.key() = to;
    target.entries.insert(std::move(node));
    return true;
  }

  std::size_t index(const std::string& key) const {
    return std::hash<std::string>{}(key) % shards_.size();
  }

  std::array<Shard, 8> shards_;
};

}  // namespace kv

int main() {
  kv::StripedMap map;
  {
    std::jthread writer([&map] {
      for (int i = 0; i < 200; ++i) map.put("key" + std::to_string(i), "v");
    });
    std::jthread mover([&map] {
      for (int i = 0; i < 200; ++i) {
        map.rename("key" + std::to_string(i), "moved" + std::to_string(i));
      }
    });
  }
  return map.size() == 200 && !map.get("absent") ? 0 : 1;
}
