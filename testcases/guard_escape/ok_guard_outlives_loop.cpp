// The handle is a named variable, so the loop runs under the lock.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

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

  template <class Function>
  auto with_wlock(Function function) {
    std::lock_guard<std::mutex> lock(mutex_);
    return function(value_);
  }

  T copy() {
    std::lock_guard<std::mutex> lock(mutex_);
    return value_;
  }

 private:
  std::mutex mutex_;
  T value_;
};

using Stock = std::map<std::string, int>;

static int count(Synchronized<Stock>& shared) {
  int sum = 0;
  for (auto stock = shared.wlock(); const auto& [item, amount] : *stock) {
    sum += amount;
  }
  const auto locked = shared.wlock();
  const Stock& stock = *locked;
  auto it = stock.find("bolt");
  if (it != stock.end()) sum += it->second;
  return sum;
}

static int count_copy(Synchronized<Stock>& shared) {
  int sum = 0;
  for (const auto& [item, amount] : shared.copy()) sum += amount;
  return sum;
}

int main() {
  Synchronized<Stock> shared;
  std::jthread delivery([&shared] {
    (*shared.wlock())["bolt"] += 5;
    shared.wlock()->insert({"nut", 7});
  });
  const int bolts = shared.with_wlock([](Stock& stock) {
    int& bolts = stock["bolt"];
    return bolts += 1;
  });
  std::printf("%d\n", bolts > 0 && count(shared) > 0 && count_copy(shared) > 0);
}
