// A promise gives its future once: the second get_future() throws.
#include <cstdio>
#include <future>
#include <thread>
#include <utility>

class Startup {
 public:
  void ready(int port) { promise_.set_value(port); }

  int wait() {
    std::future<int> first = promise_.get_future();
    if (first.wait_for(std::chrono::seconds(1)) == std::future_status::ready)
      return first.get();
    std::puts("still waiting");
    return promise_.get_future().get();  //~ thread-handle-misuse
  }

 private:
  std::promise<int> promise_;
};

int main() {
  Startup startup;
  std::jthread server([&startup] { startup.ready(8080); });
  std::printf("port %d\n", startup.wait());
  return 0;
}
