// What is adopted was taken: by hand, by std::lock, by try_lock, by a callee,
// or by the caller.
#include <cstdio>
#include <mutex>
#include <thread>

struct Cell {
  std::mutex mutex;
  int value = 0;
};

// REQUIRES: the caller has locked `cell`; it is unlocked on return.
static int take_locked(Cell& cell) {
  std::lock_guard<std::mutex> guard(cell.mutex, std::adopt_lock);
  const int value = cell.value;
  cell.value = 0;
  return value;
}

static void lock_cell(Cell& cell) { cell.mutex.lock(); }

static int take(Cell& cell) {
  cell.mutex.lock();
  return take_locked(cell);
}

static void exchange(Cell& a, Cell& b) {
  std::lock(a.mutex, b.mutex);
  std::lock_guard first(a.mutex, std::adopt_lock);
  std::lock_guard second(b.mutex, std::adopt_lock);
  const int value = a.value;
  a.value = b.value;
  b.value = value;
}

static bool try_put(Cell& cell, int value) {
  if (!cell.mutex.try_lock()) return false;
  std::unique_lock<std::mutex> guard(cell.mutex, std::adopt_lock);
  cell.value = value;
  return true;
}

static void increment(Cell& cell) {
  lock_cell(cell);
  std::lock_guard<std::mutex> guard(cell.mutex, std::adopt_lock);
  ++cell.value;
}

static bool reset_both(Cell& a, Cell& b) {
  if (std::try_lock(a.mutex, b.mutex) != -1) return false;
  std::scoped_lock guard(std::adopt_lock, a.mutex, b.mutex);
  a.value = 0;
  b.value = 0;
  return true;
}

int main() {
  Cell a, b;
  {
    std::jthread one([&] { exchange(a, b); });
    std::jthread two([&] { exchange(b, a); });
    std::jthread three([&] { increment(a); });
    try_put(b, 7);
  }
  const int sum = take(a) + take(b);
  std::printf("%d\n", sum >= 0 && reset_both(a, b) && take(a) == 0);
}
