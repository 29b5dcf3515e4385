// A helper does not lock, but asserts that its caller has done so.
#include <cassert>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#if defined(__clang__)
#define TSA(x) __attribute__((x))
#else
#define TSA(x)
#endif

class TSA(capability("mutex")) CheckedMutex {
 public:
  void lock() TSA(acquire_capability()) {
    native_.lock();
    owner_ = std::this_thread::get_id();
  }
  void unlock() TSA(release_capability()) {
    owner_ = std::thread::id();
    native_.unlock();
  }
  void assertHeld() const TSA(assert_capability(this)) {
    assert(owner_ == std::this_thread::get_id());
  }

 private:
  std::mutex native_;
  std::thread::id owner_;  // Guarded by native_.
};

class Manifest {
 public:
  CheckedMutex& mutex() TSA(lock_returned(mutex_)) { return mutex_; }

  // REQUIRES: mutex() is held. Compactions call it from other files.
  void addFile(std::string name) {
    mutex_.assertHeld();
    files_.push_back(std::move(name));
    rebuild();
  }

  std::size_t files() const {
    mutex_.lock();
    const std::size_t count = files_.size();
    mutex_.unlock();
    return count;
  }

 private:
  void rebuild() {
    mutex_.assertHeld();
    summary_ = files_.front() + ".." + files_.back();
  }

  mutable CheckedMutex mutex_;
  std::vector<std::string> files_ TSA(guarded_by(mutex_));
  std::string summary_ TSA(guarded_by(mutex_));
};

void compact(Manifest& manifest, int level) {
  for (int i = 0; i < 50; ++i) {
    std::lock_guard<CheckedMutex> lock(manifest.mutex());
    manifest.addFile(std::to_string(level) + '-' + std::to_string(i));
  }
}

int main() {
  Manifest manifest;
  {
    std::jthread low([&manifest] { compact(manifest, 0); });
    std::jthread high([&manifest] { compact(manifest, 1); });
  }
  return manifest.files() == 100 ? 0 : 1;
}
