// A RefCell-like wrapper counts its borrows in a plain int, on two threads.
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace model {

// Checks at run time that nobody writes while somebody reads.
template <typename T> class RefCell {
public:
  explicit RefCell(T value) : Value(std::move(value)) {}

  class Reading {
  public:
    explicit Reading(const RefCell &cell) : Cell(cell) { ++Cell.Readers; }
    Reading(const Reading &) = delete;
    Reading &operator=(const Reading &) = delete;
    ~Reading() { --Cell.Readers; }
    const T *operator->() const { return &Cell.Value; }

  private:
    const RefCell &Cell;
  };

  Reading borrow() const { return Reading(*this); }

  template <typename F> bool tryModify(F change) {
    if (Readers != 0)
      return false;
    change(Value);
    return true;
  }

private:
  T Value;
  mutable int Readers = 0;
};

struct Inventory {
  std::vector<std::pair<std::string, int>> items;
};

int countItems(const RefCell<Inventory> &inventory) {
  const auto reading = inventory.borrow();
  int total = 0;
  for (const auto &[name, count] : reading->items)
    total += count;
  return total;
}

} // namespace model

int main() {
  model::RefCell<model::Inventory> inventory(
      model::Inventory{{{"sword", 1}, {"arrow", 40}}});
  inventory.tryModify(
      [](model::Inventory &all) { all.items.emplace_back("potion", 3); });
  int saved = 0;
  std::thread autosave([&inventory, &saved] {  //~ non-sync-shared
    for (int i = 0; i < 200; ++i)
      saved = model::countItems(inventory);
  });
  int shown = 0;
  for (int i = 0; i < 200; ++i)
    shown = model::countItems(inventory);
  autosave.join();
  std::printf("%d %d\n", saved, shown);
  return 0;
}
