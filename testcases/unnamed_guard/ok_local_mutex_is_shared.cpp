// The mutex is a local, but others reach it: threads that capture it, a helper
// it is passed to, or all calls, as it is static.
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

static long sum_in_parallel(const std::vector<int>& values) {
  std::mutex mutex;
  long sum = 0;
  std::vector<std::jthread> workers;
  for (int value : values) {
    workers.emplace_back([&sum, &mutex, value] {
      std::lock_guard<std::mutex> lock(mutex);
      sum += value;
    });
  }
  workers.clear();
  std::lock_guard<std::mutex> lock(mutex);
  return sum;
}

static int next_id() {
  static std::mutex mutex;
  static int last = 0;
  std::lock_guard<std::mutex> lock(mutex);
  return ++last;
}

static void run(std::mutex& mutex, std::condition_variable& changed, bool& done) {
  std::lock_guard<std::mutex> lock(mutex);
  done = true;
  changed.notify_one();
}

static void wait_for_worker() {
  std::mutex mutex;
  std::condition_variable changed;
  bool done = false;
  std::jthread worker(run, std::ref(mutex), std::ref(changed), std::ref(done));
  std::unique_lock<std::mutex> lock(mutex);
  changed.wait(lock, [&done] { return done; });
}

struct State {
  std::mutex mutex;
  int value = 0;
};

static int shared_state() {
  auto state = std::make_shared<State>();
  std::jthread writer([state] {
    std::lock_guard<std::mutex> lock(state->mutex);
    state->value = 2;
  });
  std::lock_guard<std::mutex> lock(state->mutex);
  return state->value;
}

int main() {
  std::jthread other([] { next_id(); });
  wait_for_worker();
  std::printf("%ld %d %d\n", sum_in_parallel({1, 2, 3}), next_id() > 0,
              shared_state() >= 0);
}
