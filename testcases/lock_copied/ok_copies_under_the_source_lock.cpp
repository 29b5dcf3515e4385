// Four ways to lock the original; the copy gets a mutex of its own.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

using Map = std::map<std::string, int>;

class InBody {
 public:
  InBody() = default;
  InBody(const InBody& other) {
    std::lock_guard<std::mutex> lock(other.mutex_);
    map_ = other.map_;
  }
  InBody& operator=(const InBody& other) {
    if (this == &other) return *this;
    std::scoped_lock lock(mutex_, other.mutex_);
    map_ = other.map_;
    return *this;
  }
  void set(const std::string& key, int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    map_[key] = value;
  }

 private:
  mutable std::mutex mutex_;
  Map map_;
};

class Delegating {
 public:
  Delegating() = default;
  Delegating(const Delegating& other)
      : Delegating(other, std::lock_guard<std::mutex>(other.mutex_)) {}
  Delegating& operator=(Delegating other) {
    swap(other);
    return *this;
  }
  void set(const std::string& key, int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    map_[key] = value;
  }

 private:
  Delegating(const Delegating& other, const std::lock_guard<std::mutex>&)
      : map_(other.map_) {}
  void swap(Delegating& other) {
    std::lock_guard<std::mutex> lock(mutex_);
    map_.swap(other.map_);
  }

  mutable std::mutex mutex_;
  Map map_;
};

class Snapshotting {
 public:
  Snapshotting() = default;
  Snapshotting(const Snapshotting& other) : map_(other.snapshot()) {}
  Snapshotting& operator=(const Snapshotting& other) {
    Map copy = other.snapshot();
    std::lock_guard<std::mutex> lock(mutex_);
    map_ = std::move(copy);
    return *this;
  }
  Map snapshot() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return map_;
  }
  void set(const std::string& key, int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    map_[key] = value;
  }

 private:
  mutable std::mutex mutex_;
  Map map_;
};

int main() {
  InBody a;
  Delegating b;
  Snapshotting c;
  std::jthread writer([&] {
    for (int i = 0; i < 50; ++i) {
      a.set("x", i);
      b.set("x", i);
      c.set("x", i);
    }
  });
  InBody a2(a);
  a2 = a;
  Delegating b2(b);
  b2 = b;
  Snapshotting c2(c);
  c2 = c;
  std::printf("%d\n", c2.snapshot().size() <= 1);
}
