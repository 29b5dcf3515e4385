// Nodes are counted without atomics, and each thread has a pool of its own.
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

namespace {

struct Node {
  int value = 0;
  int refs = 0;
};

class NodePool {
public:
  Node *allocate(int value) {
    if (free_.empty()) {
      return new Node{value, 0};
    }
    Node *node = free_.back();
    free_.pop_back();
    *node = Node{value, 0};
    return node;
  }
  void recycle(Node *node) { free_.push_back(node); }
  ~NodePool() {
    for (Node *node : free_)
      delete node;
  }

private:
  std::vector<Node *> free_;
};

thread_local NodePool pool;

// Must die on the thread that made it.
class NodeRef {
public:
  explicit NodeRef(int value) : node_(pool.allocate(value)) { ++node_->refs; }
  NodeRef(const NodeRef &other) : node_(other.node_) { ++node_->refs; }
  NodeRef &operator=(const NodeRef &) = delete;
  ~NodeRef() {
    if (--node_->refs == 0)
      pool.recycle(node_);
  }
  int value() const { return node_->value; }

private:
  Node *node_;
};

long evaluate(int depth) {
  const NodeRef here(depth);
  const NodeRef again = here;
  return depth == 0 ? 1 : again.value() + 2 * evaluate(depth - 1);
}

} // namespace

int main() {
  std::atomic<long> total{0};
  std::vector<std::thread> workers;
  for (int id = 0; id < 3; ++id)
    workers.emplace_back([&total, id] { total += evaluate(5 + id); });
  total += evaluate(4);
  for (std::thread &worker : workers)
    worker.join();
  std::printf("%ld\n", total.load());
  return 0;
}
