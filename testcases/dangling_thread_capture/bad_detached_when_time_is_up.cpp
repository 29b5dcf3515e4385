// When the time is up the thread is left behind, with the mutex, the condition
// variable and the result of a function that has returned.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

int look_up(const std::string& name);

int look_up_within(const std::string& name, std::chrono::seconds limit) {
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
  std::unique_lock<std::mutex> lock(mutex);
  bool finished = done.wait_for(lock, limit, [&] { return is_done; });
  lock.unlock();
  if (finished) {
    resolver.join();
    return address;
  }
  resolver.detach();  //~ dangling-thread-capture
  return -1;
}
