// Listing 16-12, where a getter lets a reference out of its critical section.
#include <cstdio>
#include <mutex>

class Number {
 public:
  explicit Number(int value) : value_(value) {}

  void set(int value) {
    std::lock_guard lock(mutex_);
    value_ = value;
  }
  int& get() {
    std::lock_guard lock(mutex_);
    return value_;  //~ guard-escape
  }

 private:
  std::mutex mutex_;
  int value_;
};

int main() {
  Number m(5);
  m.set(6);
  std::printf("m = %d\n", m.get());
}
