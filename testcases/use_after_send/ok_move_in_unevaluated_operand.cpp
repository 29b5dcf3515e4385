// decltype, noexcept and requires name a move of the item but never make one.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

template <class T>
class Conveyor {
 public:
  void put(T item) noexcept(std::is_nothrow_move_constructible_v<T>) {
    std::lock_guard lock(mutex_);
    items_.push_back(std::move(item));
    cond_.notify_one();
  }
  template <class Visitor>
  void run(Visitor visit) {
    std::unique_lock lock(mutex_);
    for (;;) {
      cond_.wait(lock, [this] { return stopped_ || !items_.empty(); });
      if (items_.empty()) return;
      T item = std::move(items_.front());
      items_.pop_front();
      lock.unlock();
      visit(std::move(item));
      lock.lock();
    }
  }
  void stop() {
    std::lock_guard lock(mutex_);
    stopped_ = true;
    cond_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable cond_;
  std::deque<T> items_;
  bool stopped_ = false;
};

template <class T>
class Loader {
 public:
  explicit Loader(Conveyor<T>& conveyor) : conveyor_(conveyor) {}

  void load(T item) {
    using Result = decltype(conveyor_.put(std::move(item)));
    static_assert(std::is_void_v<Result>);
    constexpr bool kIsSafe = noexcept(conveyor_.put(std::move(item)));
    constexpr bool kHasSize = requires { std::move(item).size(); };

    if constexpr (kHasSize) bytes_ += item.size();
    if constexpr (!kIsSafe) ++risky_;
    last_size_ = sizeof(std::move(item));
    ++loaded_;
    conveyor_.put(std::move(item));
  }

  void report() const {
    std::printf("%d loaded, %zu bytes, %zu each, %d risky\n", loaded_, bytes_,
                last_size_, risky_);
  }

 private:
  Conveyor<T>& conveyor_;
  std::size_t bytes_ = 0;
  std::size_t last_size_ = 0;
  int loaded_ = 0;
  int risky_ = 0;
};

int main() {
  Conveyor<std::string> conveyor;
  std::jthread unloader([&conveyor] {
    conveyor.run([](std::string item) { std::puts(item.c_str()); });
  });
  Loader<std::string> loader(conveyor);
  loader.load("crate of oranges");
  loader.load("crate of lemons");
  conveyor.stop();
  loader.report();
}
