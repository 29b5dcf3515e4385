// Listing 16-12 with a pointer that is used once the lock has been released.
#include <cstdio>
#include <mutex>

struct Shared {
  std::mutex mutex;
  int number = 5;  // guarded by `mutex`
};

static void store(Shared& m, int value) {
  int* num = nullptr;
  {
    std::lock_guard lock(m.mutex);
    num = &m.number;
    *num = 0;
  }
  *num = value;  //~ guard-escape
}

int main() {
  Shared m;
  store(m, 6);
  std::lock_guard lock(m.mutex);
  return m.number == 6 ? 0 : 1;
}
