// Host names are resolved by the threads of a pool; `gethostbyname` has one
// answer for the whole process.
#include <arpa/inet.h>
#include <netdb.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Pool {
 public:
  explicit Pool(int size) {
    for (int i = 0; i < size; ++i) threads_.emplace_back([this] { run(); });
  }
  ~Pool() {
    {
      std::lock_guard lock(mutex_);
      is_closing_ = true;
    }
    ready_.notify_all();
  }
  void post(std::function<void()> task) {
    {
      std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    ready_.notify_one();
  }

 private:
  void run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return is_closing_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> tasks_;
  bool is_closing_ = false;
  std::vector<std::jthread> threads_;
};

std::optional<in_addr> resolve(const std::string& host) {
  const hostent* entry = gethostbyname(host.c_str());  //~ mt-unsafe-call
  if (entry == nullptr || entry->h_addrtype != AF_INET) return std::nullopt;
  return *reinterpret_cast<const in_addr*>(entry->h_addr_list[0]);
}

int main() {
  Pool pool(4);
  for (const char* host : {"127.0.0.1", "127.0.0.2", "127.0.0.3"}) {
    pool.post([name = std::string(host)] { (void)resolve(name); });
  }
}
