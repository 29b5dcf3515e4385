// Listing 16-12: the number is changed while the lock is held, then copied out.
#include <cstdio>
#include <mutex>

class Number {
 public:
  explicit Number(int value) : value_(value) {}

  template <typename Change>
  void update(Change change) {
    std::lock_guard lock(mutex_);
    change(value_);
  }
  int get() {
    std::lock_guard lock(mutex_);
    return value_;
  }

 private:
  std::mutex mutex_;
  int value_;
};

int main() {
  Number m(5);
  m.update([](int& num) { num = 6; });
  std::printf("m = %d\n", m.get());
}
