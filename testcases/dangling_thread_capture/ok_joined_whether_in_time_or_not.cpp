// The answer may come too late, but the thread is waited for all the same; or
// it is let go when it has said that it is done.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

static int look_up(const std::string& name) {
  return static_cast<int>(name.size());
}

static int look_up_within(const std::string& name, std::chrono::seconds limit) {
  std::mutex mutex;
  std::condition_variable done;
  bool is_done = false;
  int address = 0;
  std::thread resolver([&] {
    int found = look_up(name);
    std::lock_guard<std::mutex> lock(mutex);
    address = found;
    is_done = true;
    done.notify_one();
  });
  bool finished = false;
  {
    std::unique_lock<std::mutex> lock(mutex);
    finished = done.wait_for(lock, limit, [&] { return is_done; });
  }
  resolver.join();
  return finished ? address : -1;
}

int main() {
  return look_up_within("localhost", std::chrono::seconds(1)) == 9 ? 0 : 1;
}
