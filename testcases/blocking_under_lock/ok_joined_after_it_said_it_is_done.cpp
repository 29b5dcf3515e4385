// The thread says under the lock that it is done with it; after that it can be
// joined with the lock held.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

static int resolve(const std::string& name) {
  std::mutex mutex;
  std::condition_variable done;
  bool is_done = false;
  int address = 0;
  std::thread resolver([&] {
    const int found = static_cast<int>(name.size());
    std::lock_guard<std::mutex> lock(mutex);
    address = found;
    is_done = true;
    done.notify_one();
  });
  std::unique_lock<std::mutex> lock(mutex);
  done.wait(lock, [&] { return is_done; });
  resolver.join();
  return address;
}

int main() { std::printf("%d\n", resolve("localhost")); }
