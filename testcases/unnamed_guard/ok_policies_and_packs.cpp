// Templates that may lock nothing: an empty pack, a mutex that is none.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <tuple>

struct NullMutex {
  void lock() {}
  void unlock() {}
};

template <class Mutex>
class Names {
 public:
  void add(const std::string& name) {
    std::lock_guard<Mutex> lock(mutex_);
    names_ += name;
  }
  std::size_t size() {
    std::lock_guard<Mutex> lock(mutex_);
    return names_.size();
  }

 private:
  Mutex mutex_;
  std::string names_;
};

template <class Function, class... Mutexes>
auto with_all(Function function, Mutexes&... mutexes) {
  [[maybe_unused]] std::scoped_lock lock(mutexes...);
  return function();
}

static int parse_alone(const std::string& digits) {
  NullMutex none;
  std::lock_guard<NullMutex> lock(none);
  int value = 0;
  for (char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

int main() {
  Names<std::mutex> shared;
  {
    std::jthread a([&shared] { shared.add("ann"); });
    std::jthread b([&shared] { shared.add("bob"); });
  }
  Names<NullMutex> own;
  own.add("eve");
  std::mutex first, second;
  int rounds = 0;
  {
    std::jthread c([&] { with_all([&] { return ++rounds; }, first, second); });
    std::jthread d([&] { with_all([&] { return ++rounds; }, second, first); });
  }
  rounds += with_all([] { return 1; });
  std::printf("%zu %zu %d %d\n", shared.size(), own.size(), rounds,
              parse_alone("42"));
}
