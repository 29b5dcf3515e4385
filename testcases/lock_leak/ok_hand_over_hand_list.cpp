// Lock coupling: the next node is locked before the one at hand is unlocked.
#include <cstdio>
#include <memory>
#include <mutex>
#include <thread>

class SortedList {
 public:
  void insert(int value) {
    Node* previous = &head_;
    previous->mutex.lock();
    Node* current = previous->next.get();
    while (current != nullptr) {
      current->mutex.lock();
      if (current->value >= value) {
        current->mutex.unlock();
        break;
      }
      previous->mutex.unlock();
      previous = current;
      current = current->next.get();
    }
    auto node = std::make_unique<Node>(value);
    node->next = std::move(previous->next);
    previous->next = std::move(node);
    previous->mutex.unlock();
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
    Node() = default;
    explicit Node(int v) : value(v) {}
    std::mutex mutex;
    int value = 0;
    std::unique_ptr<Node> next;
  };
  Node head_;
};

int main() {
  SortedList list;
  {
    std::jthread odd([&list] { for (int i = 1; i < 20; i += 2) list.insert(i); });
    std::jthread even([&list] { for (int i = 0; i < 20; i += 2) list.insert(i); });
  }
  std::printf("%d %d\n", list.contains(7), list.contains(40));
}
