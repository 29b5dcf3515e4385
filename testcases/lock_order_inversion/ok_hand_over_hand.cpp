// A sorted list with a lock per node: each step takes the next node's lock
// before it lets go of the one before.
#include <cstdio>
#include <memory>
#include <mutex>
#include <thread>

class SortedList {
 public:
  void insert(int value) {
    auto fresh = std::make_unique<Node>();
    fresh->value = value;
    Node* before = &head_;
    std::unique_lock lock(before->mutex);
    while (Node* next = before->next.get()) {
      std::unique_lock next_lock(next->mutex);
      if (next->value >= value) break;
      before = next;
      lock = std::move(next_lock);
    }
    fresh->next = std::move(before->next);
    before->next = std::move(fresh);
  }

  bool contains(int value) {
    Node* node = &head_;
    node->mutex.lock();
    while (Node* next = node->next.get()) {
      next->mutex.lock();
      node->mutex.unlock();
      node = next;
      if (node->value >= value) break;
    }
    const bool found = node != &head_ && node->value == value;
    node->mutex.unlock();
    return found;
  }

 private:
  struct Node {
    std::mutex mutex;
    int value = 0;
    std::unique_ptr<Node> next;
  };
  Node head_;
};

int main() {
  SortedList list;
  int found = 0;
  {
    std::jthread evens([&] {
      for (int i = 0; i < 100; i += 2) list.insert(i);
    });
    std::jthread odds([&] {
      for (int i = 99; i > 0; i -= 2) list.insert(i);
    });
    for (int i = 0; i < 100; ++i) found += list.contains(i);
  }
  for (int i = 0; i < 100; ++i) found += list.contains(i);
  std::printf("%d\n", found);
}
