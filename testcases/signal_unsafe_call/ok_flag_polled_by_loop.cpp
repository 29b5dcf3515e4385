// The handler only sets a flag; the loop does the work that may lock and print.
#include <csignal>
#include <iostream>
#include <mutex>
#include <string>
#include <vector>

namespace {

volatile std::sig_atomic_t stop_requested = 0;
volatile std::sig_atomic_t last_signal = 0;

extern "C" void on_signal(int number) {
  last_signal = number;
  stop_requested = 1;
}

class Queue {
 public:
  void add(std::string job) {
    std::lock_guard<std::mutex> lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  std::size_t drain() {
    std::lock_guard<std::mutex> lock(mutex_);
    const std::size_t count = jobs_.size();
    jobs_.clear();
    return count;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> jobs_;
};

void finish(Queue& queue) {
  std::cout << queue.drain() << " jobs dropped after signal " << last_signal
            << '\n';
}

}  // namespace

int main() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  Queue queue;
  for (int i = 0; !stop_requested; ++i) {
    queue.add("job " + std::to_string(i));
    if (i == 10) std::raise(SIGTERM);
  }
  finish(queue);
}
