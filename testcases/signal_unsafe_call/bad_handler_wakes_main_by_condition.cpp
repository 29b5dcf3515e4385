// main sleeps on a condition variable, and the handler notifies it.
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <iostream>
#include <mutex>

namespace {

std::mutex mutex;
std::condition_variable stopped;
std::atomic<bool> is_stopping{false};

extern "C" void request_stop(int) {
  is_stopping.store(true);  //~ condvar-misuse
  stopped.notify_all();  //~ signal-unsafe-call
}

class Service {
 public:
  void run() {
    std::unique_lock<std::mutex> lock(mutex);
    stopped.wait(lock, [] { return is_stopping.load(); });
  }
};

}  // namespace

int main() {
  std::signal(SIGINT, request_stop);
  Service().run();
  std::cout << "bye\n";
}
