// Taskflow as its headers declare it: waited for by the future, by the executor
// or by the subflow, or captured by value.
#include <functional>
#include <future>
#include <utility>

namespace tf {
class Executor {
 public:
  template <class F>
  std::future<void> async(F&& f) {
    return run(std::function<void()>(std::forward<F>(f)));
  }
  template <class F>
  void silent_async(F&& f) {
    run(std::function<void()>(std::forward<F>(f)));
  }
  void wait_for_all();

 private:
  std::future<void> run(std::function<void()> task);
};
class Subflow {
 public:
  template <class F>
  void silent_async(F&& f) {
    run(std::function<void()>(std::forward<F>(f)));
  }
  void join();

 private:
  void run(std::function<void()> task);
};
}  // namespace tf

int work(int n);
extern tf::Executor executor;

int by_future(int n) {
  executor.async([&n] { n = work(n); }).get();
  return n;
}

int by_executor(int n) {
  executor.silent_async([&n] { n = work(n); });
  executor.wait_for_all();
  return n;
}

int by_subflow(tf::Subflow& flow, int n) {
  flow.silent_async([&n] { n = work(n); });
  flow.join();
  return n;
}

void by_value(tf::Subflow& flow, int n) {
  flow.silent_async([n] { work(n); });
}
