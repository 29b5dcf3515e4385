// A critical section macro, used in a getter and in the function that calls it.
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class CriticalSection {
 public:
  explicit CriticalSection(std::mutex& mutex) : mutex_(&mutex) {
    mutex_->lock();
  }
  ~CriticalSection() { mutex_->unlock(); }
  CriticalSection(const CriticalSection&) = delete;
  CriticalSection& operator=(const CriticalSection&) = delete;

 private:
  std::mutex* mutex_;
};

#define CRITICAL_REGION(m) CriticalSection critical_region(m)

class Blockchain {
 public:
  std::uint64_t height() const {
    CRITICAL_REGION(lock_);
    return blocks_.size();
  }

  bool add_block(const std::string& parent, const std::string& id) {
    CRITICAL_REGION(lock_);
    if (height() > 0 && blocks_.back() != parent) {  //~ double-lock
      ++orphans_;
      return false;
    }
    blocks_.push_back(id);
    return true;
  }

 private:
  mutable std::mutex lock_;
  std::vector<std::string> blocks_;
  std::uint64_t orphans_ = 0;
};

int main() {
  Blockchain chain;
  std::jthread miner([&chain] { chain.add_block("", "genesis"); });
  return chain.height() > 1;
}
