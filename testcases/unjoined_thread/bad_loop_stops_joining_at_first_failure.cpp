// The loop leaves at the first failed shard; the later ones are never joined.
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <thread>
#include <vector>

namespace backup {

constexpr std::size_t kShards = 4;

class Snapshot {
 public:
  bool Write(const std::vector<int>& sizes) {
    std::vector<std::thread> writers;
    for (std::size_t shard = 0; shard < kShards; ++shard) {
      const int size = sizes[shard];
      writers.emplace_back([this, shard, size] { WriteShard(shard, size); });
    }
    for (std::size_t shard = 0; shard < kShards; ++shard) {
      writers[shard].join();
      if (failed_[shard]) {
        std::fprintf(stderr, "shard %zu failed\n", shard);
        return false;  //~ unjoined-thread
      }
    }
    return true;
  }

 private:
  void WriteShard(std::size_t shard, int size) { failed_[shard] = size < 0; }

  std::array<std::atomic<bool>, kShards> failed_{};
};

}  // namespace backup

int main() {
  static backup::Snapshot snapshot;
  const bool first = snapshot.Write({10, 20, 30, 40});
  const bool second = snapshot.Write({10, -1, 30, 40});
  return first && !second ? 0 : 1;
}
