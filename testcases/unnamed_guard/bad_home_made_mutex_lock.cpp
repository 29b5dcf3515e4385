// A project's own RAII class; in trim() it got no name.
#include <pthread.h>

#include <cstddef>
#include <deque>
#include <string>
#include <utility>

namespace base {

class Mutex {
 public:
  Mutex() { pthread_mutex_init(&handle_, nullptr); }
  ~Mutex() { pthread_mutex_destroy(&handle_); }
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;
  void Lock() { pthread_mutex_lock(&handle_); }
  void Unlock() { pthread_mutex_unlock(&handle_); }

 private:
  pthread_mutex_t handle_;
};

class MutexLock {
 public:
  explicit MutexLock(Mutex* mutex) : mutex_(mutex) { mutex_->Lock(); }
  ~MutexLock() { mutex_->Unlock(); }
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

 private:
  Mutex* const mutex_;
};

}  // namespace base

class History {
 public:
  void Add(std::string command) {
    base::MutexLock lock(&mu_);
    commands_.push_back(std::move(command));
  }

  void Trim(std::size_t limit) {
    base::MutexLock{&mu_};  //~ unnamed-guard
    while (commands_.size() > limit) commands_.pop_front();
  }

  std::size_t Size() {
    base::MutexLock lock(&mu_);
    return commands_.size();
  }

 private:
  base::Mutex mu_;
  std::deque<std::string> commands_;
};
