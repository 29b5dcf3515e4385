// motd() returns c_str() of a string that the admin may replace meanwhile.
#include <cstdio>
#include <cstring>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class ScopedLock {
 public:
  explicit ScopedLock(std::mutex* mutex) : mutex_(mutex) { mutex_->lock(); }
  ~ScopedLock() { mutex_->unlock(); }
  ScopedLock(const ScopedLock&) = delete;
  ScopedLock& operator=(const ScopedLock&) = delete;

 private:
  std::mutex* mutex_;
};

class Banner {
 public:
  void set_motd(std::string text) {
    ScopedLock lock(&mutex_);
    motd_ = std::move(text);
  }

  const char* motd() const {
    ScopedLock lock(&mutex_);
    return motd_.c_str();  //~ guard-escape
  }

 private:
  mutable std::mutex mutex_;
  std::string motd_ = "welcome";
};

int main() {
  Banner banner;
  std::thread admin([&banner] {
    banner.set_motd("maintenance at midnight, please log off in time");
  });
  admin.join();
  std::printf("%zu\n", std::strlen(banner.motd()));
}
