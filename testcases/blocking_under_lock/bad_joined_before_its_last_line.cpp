// The thread says that it has the answer, then counts it under the same lock.
// Whoever joins it with the lock held may come in between: both wait for ever.
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

static int resolve(const std::string& name, int& lookups) {
  std::mutex mutex;
  std::condition_variable done;
  bool is_done = false;
  int address = 0;
  std::thread resolver([&] {
    const int found = static_cast<int>(name.size());
    {
      std::lock_guard<std::mutex> lock(mutex);
      address = found;
      is_done = true;
      done.notify_one();
    }
    std::lock_guard<std::mutex> lock(mutex);
    ++lookups;
  });
  std::unique_lock<std::mutex> lock(mutex);
  done.wait(lock, [&] { return is_done; });
  resolver.join();  //~ blocking-under-lock
  return address;
}

int main() {
  int lookups = 0;
  std::printf("%d\n", resolve("localhost", lookups));
  std::printf("%d\n", lookups);
}
