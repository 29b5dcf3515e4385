// The same expression names another lock in every turn of the loop.
#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

struct Shard {
  std::mutex mutex;
  std::map<int, int> values;
};

class Table {
 public:
  void put(int key, int value) {
    Shard& shard = shards_[static_cast<std::size_t>(key) % shards_.size()];
    std::lock_guard lock(shard.mutex);
    shard.values[key] = value;
  }
  std::size_t size() {
    std::size_t sum = 0;
    for (Shard& shard : shards_) {
      std::lock_guard lock(shard.mutex);
      sum += shard.values.size();
    }
    return sum;
  }
  // All shards at once, in the order of the array.
  std::size_t exact_size() {
    std::vector<std::unique_lock<std::mutex>> locks;
    for (std::size_t i = 0; i < shards_.size(); ++i)
      locks.emplace_back(shards_[i].mutex);
    std::size_t sum = 0;
    for (const Shard& shard : shards_) sum += shard.values.size();
    return sum;
  }

 private:
  std::array<Shard, 4> shards_;
};

struct Node {
  std::mutex mutex;
  int value = 0;
  std::unique_ptr<Node> next;
};

static int sum_of(Node* node) {
  int sum = 0;
  std::unique_lock<std::mutex> lock(node->mutex);
  while (true) {
    sum += node->value;
    node = node->next.get();
    if (node == nullptr) return sum;
    std::unique_lock<std::mutex> next(node->mutex);
    lock.swap(next);
  }
}

int main() {
  Table table;
  Node list;
  list.next = std::make_unique<Node>();
  {
    std::jthread writer([&] {
      for (int i = 0; i < 100; ++i) table.put(i, i);
      sum_of(&list);
    });
    for (int i = 0; i < 10; ++i) table.exact_size();
    sum_of(&list);
  }
  std::printf("%zu\n", table.size());
}
