// A home-made guard: whoever formats a time holds the one lock for it, and
// takes a copy of the result before giving the lock back.
#include <pthread.h>

#include <ctime>
#include <string>
#include <thread>
#include <vector>

class CriticalSection {
 public:
  explicit CriticalSection(pthread_mutex_t& mutex) : mutex_(mutex) {
    pthread_mutex_lock(&mutex_);
  }
  ~CriticalSection() { pthread_mutex_unlock(&mutex_); }
  CriticalSection(const CriticalSection&) = delete;
  CriticalSection& operator=(const CriticalSection&) = delete;

 private:
  pthread_mutex_t& mutex_;
};

pthread_mutex_t calendar_lock = PTHREAD_MUTEX_INITIALIZER;

std::tm local_time(std::time_t when) {
  CriticalSection section(calendar_lock);
  return *std::localtime(&when);
}

std::tm universal_time(std::time_t when) {
  CriticalSection section(calendar_lock);
  const std::tm* shared = std::gmtime(&when);
  std::tm mine = *shared;
  return mine;
}

std::string day_text(std::time_t when) {
  CriticalSection section(calendar_lock);
  return std::ctime(&when);
}

int main() {
  std::vector<std::jthread> workers;
  for (int i = 0; i < 3; ++i) {
    workers.emplace_back([i] {
      const std::tm here = local_time(i * 3600);
      const std::tm there = universal_time(i * 3600);
      (void)(here.tm_hour - there.tm_hour);
      (void)day_text(i);
    });
  }
}
