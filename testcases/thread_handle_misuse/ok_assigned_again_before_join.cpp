// The handle gets a new thread between two joins.
#include <atomic>
#include <cstdio>
#include <thread>
#include <utility>

static std::atomic<int> phases{0};

static void phase(int number) { phases += number; }

class Stage {
 public:
  Stage() = default;
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  ~Stage() { wait(); }

  void begin(int number) {
    wait();
    thread_ = std::thread(phase, number);
  }

  void wait() {
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::thread thread_;
};

int main() {
  std::thread worker(phase, 1);
  worker.join();
  worker = std::thread(phase, 2);
  worker.join();

  for (int number = 3; number < 5; ++number) {
    worker = std::thread(phase, number);
    worker.join();
  }

  std::thread other(phase, 5);
  std::thread moved = std::move(other);
  other = std::thread(phase, 6);
  moved.join();
  other.join();
  moved.swap(other);

  Stage stage;
  stage.begin(7);
  stage.begin(8);
  stage.wait();
  std::printf("%d\n", phases.load());
  return phases == 36 ? 0 : 1;
}
