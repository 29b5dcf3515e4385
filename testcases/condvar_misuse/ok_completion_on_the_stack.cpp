// A completion in the waiter's stack frame: the signal is given under the
// lock, so that the waiter cannot leave before it is over.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace {

struct Completion {
  std::mutex mutex;
  std::condition_variable finished;
  int result = 0;
  bool is_finished = false;
};

void complete(Completion& completion, int result) {
  std::lock_guard lock(completion.mutex);
  completion.result = result;
  completion.is_finished = true;
  completion.finished.notify_one();
}

int wait_for(Completion& completion) {
  std::unique_lock lock(completion.mutex);
  completion.finished.wait(lock, [&] { return completion.is_finished; });
  return completion.result;
}

int on_helper_thread(std::function<int()> compute) {
  Completion completion;
  std::thread([&completion, compute = std::move(compute)] {
    complete(completion, compute());
  }).detach();
  return wait_for(completion);
}

// Here the join makes up for the early unlock.
int on_joined_thread(const std::function<int()>& compute) {
  Completion completion;
  std::thread helper([&] {
    const int result = compute();
    {
      std::lock_guard lock(completion.mutex);
      completion.result = result;
      completion.is_finished = true;
    }
    completion.finished.notify_one();
  });
  const int result = wait_for(completion);
  helper.join();
  return result;
}

}  // namespace

int main() {
  const int sum = on_helper_thread([] { return 40; }) +
                  on_joined_thread([] { return 2; });
  return sum == 42 ? 0 : 1;
}
