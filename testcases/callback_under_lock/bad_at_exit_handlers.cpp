// Global shutdown handlers, run under the lock that register_handler() takes.
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace process {
namespace {

class ScopedLock {
 public:
  explicit ScopedLock(std::mutex& mutex) : mutex_(mutex) { mutex_.lock(); }
  ~ScopedLock() { mutex_.unlock(); }
  ScopedLock(const ScopedLock&) = delete;
  ScopedLock& operator=(const ScopedLock&) = delete;

 private:
  std::mutex& mutex_;
};

std::mutex handlers_mutex;
std::vector<std::function<void()>> handlers;

void run_last() {
  if (handlers.empty()) return;
  handlers.back()();  //~ callback-under-lock
  handlers.pop_back();
}

}  // namespace

void register_handler(std::function<void()> handler) {
  ScopedLock lock(handlers_mutex);
  handlers.push_back(std::move(handler));
}

void shut_down(int handlers_to_run) {
  ScopedLock lock(handlers_mutex);
  while (handlers_to_run-- > 0) run_last();
}

}  // namespace process
