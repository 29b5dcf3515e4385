// A Cell of C++: get() counts its calls through `mutable`, on two threads.
#include <cstdio>
#include <functional>
#include <thread>

class CountingCell {
 public:
  explicit CountingCell(int value) : value_(value) {}

  int get() const {
    ++reads_;
    return value_;
  }
  int reads() const { return reads_; }

 private:
  int value_;
  mutable int reads_ = 0;
};

static void watch(const CountingCell& cell, const char* who) {
  for (int i = 0; i < 1000; ++i) cell.get();
  std::printf("%s saw %d\n", who, cell.get());
}

int main() {
  const CountingCell cell(42);
  {
    std::jthread other(watch, std::cref(cell), "other");  //~ non-sync-shared
    watch(cell, "main");
  }
  std::printf("%d reads\n", cell.reads());
}
