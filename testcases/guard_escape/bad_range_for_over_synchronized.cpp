// The temporary of `wlock()` dies before the first turn of the loop.
// facebook/fboss#120
#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

template <class T>
class Synchronized {
 public:
  class Locked {
   public:
    explicit Locked(Synchronized& owner)
        : lock_(owner.mutex_), value_(&owner.value_) {}
    T& operator*() const { return *value_; }
    T* operator->() const { return value_; }

   private:
    std::unique_lock<std::mutex> lock_;
    T* value_;
  };

  Locked wlock() { return Locked(*this); }

 private:
  std::mutex mutex_;
  T value_;
};

struct Neighbor {
  std::string address;
  bool reachable = true;
};

class NeighborTable {
 public:
  void learn(std::string address) {
    neighbors_.wlock()->push_back({std::move(address)});
  }

  std::size_t flush(const std::string& prefix) {
    std::size_t flushed = 0;
    for (Neighbor& neighbor : *neighbors_.wlock()) {  //~ guard-escape
      if (!neighbor.address.starts_with(prefix)) continue;
      neighbor.reachable = false;
      ++flushed;
    }
    return flushed;
  }

 private:
  Synchronized<std::vector<Neighbor>> neighbors_;
};
