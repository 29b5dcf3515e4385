// The template can count without atomics; what crosses is the other policy.
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>

struct SingleThreaded {
  using Count = long;
  static void increment(Count &count) { ++count; }
  static bool decrementIsLast(Count &count) { return --count == 0; }
};

struct MultiThreaded {
  using Count = std::atomic<long>;
  static void increment(Count &count) {
    count.fetch_add(1, std::memory_order_relaxed);
  }
  static bool decrementIsLast(Count &count) {
    return count.fetch_sub(1, std::memory_order_acq_rel) == 1;
  }
};

template <typename T, typename Policy = SingleThreaded> class Ref {
  struct Box {
    typename Policy::Count count{1};
    T value;
    template <typename... Args>
    explicit Box(Args &&...args) : value(std::forward<Args>(args)...) {}
  };

public:
  template <typename... Args> static Ref make(Args &&...args) {
    return Ref(new Box(std::forward<Args>(args)...));
  }
  Ref(const Ref &other) : box(other.box) { Policy::increment(box->count); }
  Ref &operator=(Ref other) {
    std::swap(box, other.box);
    return *this;
  }
  ~Ref() {
    if (Policy::decrementIsLast(box->count))
      delete box;
  }
  const T *operator->() const { return &box->value; }

private:
  explicit Ref(Box *box) : box(box) {}
  Box *box;
};

struct Config {
  Config(std::string host, int port) : host(std::move(host)), port(port) {}
  const std::string host;
  const int port;
};

template <typename ConfigRef> static int dial(ConfigRef config) {
  return static_cast<int>(config->host.size()) + config->port;
}

int main() {
  const auto shared = Ref<Config, MultiThreaded>::make("mail.example.org", 25);
  const auto local = Ref<Config>::make("localhost", 2525);
  int background = 0;
  std::jthread dialer([shared, &background] {
    for (int attempt = 0; attempt < 50; ++attempt)
      background += dial(shared);
  });
  int foreground = 0;
  for (int attempt = 0; attempt < 50; ++attempt)
    foreground += dial(shared) + dial(local);
  dialer.join();
  std::printf("%d %d\n", background, foreground);
  return 0;
}
