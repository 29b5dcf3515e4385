// The handle moves through a local, a holder and a queue, and ends in a joiner.
#include <atomic>
#include <cstdio>
#include <deque>
#include <memory>
#include <thread>
#include <utility>

// Owns a thread; the destructor of whoever has it last joins.
class OwnedThread {
 public:
  OwnedThread() = default;
  explicit OwnedThread(std::thread thread) : thread_(std::move(thread)) {}
  OwnedThread(OwnedThread&&) noexcept = default;
  OwnedThread& operator=(OwnedThread&& other) noexcept {
    if (this != &other) {
      Join();
      thread_ = std::move(other.thread_);
    }
    return *this;
  }
  ~OwnedThread() { Join(); }

  void Join() {
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::thread thread_;
};

static std::atomic<int> steps{0};

static OwnedThread start(int count) {
  std::thread thread([count] { steps += count; });
  OwnedThread owned(std::move(thread));
  return owned;
}

int main() {
  {
    std::deque<OwnedThread> queue;
    queue.push_back(start(1));
    queue.push_back(OwnedThread(std::thread([] { steps += 2; })));

    OwnedThread current = start(4);
    current = start(8);
    current = std::move(queue.front());
    queue.pop_front();

    auto shared = std::make_shared<OwnedThread>(start(16));
    auto copy = shared;
  }
  std::printf("%d steps\n", steps.load());
  return steps == 31 ? 0 : 1;
}
