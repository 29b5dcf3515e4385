// A Cell is Send: it moves into one thread whole, and comes back at the end.
#include <cstdio>
#include <future>
#include <memory>
#include <thread>
#include <utility>

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

using CellPtr = std::unique_ptr<const CountingCell>;

static CellPtr watch(CellPtr cell) {
  for (int i = 0; i < 1000; ++i) cell->get();
  return cell;
}

int main() {
  CellPtr cell = std::make_unique<CountingCell>(42);
  cell->get();

  std::future<CellPtr> watched =
      std::async(std::launch::async, watch, std::move(cell));
  cell = watched.get();
  cell->get();
  std::printf("%d reads\n", cell->reads());
}
