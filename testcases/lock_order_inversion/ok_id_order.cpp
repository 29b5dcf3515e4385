// Two objects of one class, locked in the order of their numbers.
#include <cstdio>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

class Peer {
 public:
  explicit Peer(int id) : id_(id) {}

  static void connect(Peer& a, Peer& b) {
    if (a.id_ == b.id_) return;
    Peer& first = a.id_ < b.id_ ? a : b;
    Peer& second = a.id_ < b.id_ ? b : a;
    std::lock_guard first_lock(first.mutex_);
    std::lock_guard second_lock(second.mutex_);
    a.links_.insert(b.id_);
    b.links_.insert(a.id_);
  }

  static void disconnect(Peer* a, Peer* b) {
    if (a->id_ == b->id_) return;
    if (a->id_ > b->id_) std::swap(a, b);
    std::lock_guard a_lock(a->mutex_);
    std::lock_guard b_lock(b->mutex_);
    a->links_.erase(b->id_);
    b->links_.erase(a->id_);
  }

  std::size_t links() const {
    std::lock_guard lock(mutex_);
    return links_.size();
  }

 private:
  const int id_;
  mutable std::mutex mutex_;
  std::set<int> links_;
};

int main() {
  Peer berlin(1), bonn(2);
  {
    std::jthread linker([&] {
      for (int i = 0; i < 500; ++i) Peer::connect(berlin, bonn);
    });
    for (int i = 0; i < 500; ++i) Peer::disconnect(&bonn, &berlin);
  }
  std::printf("%zu\n", berlin.links());
}
