// Lock() and Unlock() of a wrapper; the default case returns in between.
#include <pthread.h>

#include <cstdint>

namespace port {

class Mutex {
 public:
  Mutex() { pthread_mutex_init(&mu_, nullptr); }
  ~Mutex() { pthread_mutex_destroy(&mu_); }
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;

  void Lock() { pthread_mutex_lock(&mu_); }
  void Unlock() { pthread_mutex_unlock(&mu_); }

 private:
  pthread_mutex_t mu_;
};

}  // namespace port

enum class Command { kReset, kAdd, kScale };

class Accumulator {
 public:
  bool Execute(Command command, std::int64_t operand) {
    mu_.Lock();
    switch (command) {
      case Command::kReset:
        total_ = operand;
        break;
      case Command::kAdd:
        total_ += operand;
        break;
      case Command::kScale:
        total_ *= operand;
        break;
      default:
        return false;  //~ lock-leak
    }
    ++executed_;
    mu_.Unlock();
    return true;
  }

  std::int64_t Total() {
    mu_.Lock();
    const std::int64_t total = total_;
    mu_.Unlock();
    return total;
  }

 private:
  port::Mutex mu_;
  std::int64_t total_ = 0;
  int executed_ = 0;
};
