// One alternative of a cell's variant is a handle with a plain count.
#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>

namespace sheet {

// Formula text, shared by all the cells it was filled into.
class FormulaRef {
public:
  explicit FormulaRef(std::string text)
      : formula(new Formula{std::move(text)}) {}
  FormulaRef(const FormulaRef &other) : formula(other.formula) {
    formula->users += 1;
  }
  FormulaRef(FormulaRef &&other) noexcept
      : formula(std::exchange(other.formula, nullptr)) {}
  FormulaRef &operator=(FormulaRef other) noexcept {
    std::swap(formula, other.formula);
    return *this;
  }
  ~FormulaRef() {
    if (formula != nullptr && (formula->users -= 1) == 0)
      delete formula;
  }
  const std::string &text() const { return formula->text; }

private:
  struct Formula {
    std::string text;
    std::uint32_t users = 1;
  };
  Formula *formula;
};

using Cell = std::variant<std::monostate, double, FormulaRef>;
using Row = std::array<std::optional<Cell>, 3>;

std::size_t cost(const Row &row) {
  std::size_t total = 0;
  for (const std::optional<Cell> &cell : row) {
    if (!cell)
      continue;
    const Cell copy = *cell;
    if (const FormulaRef *formula = std::get_if<FormulaRef>(&copy))
      total += formula->text().size();
  }
  return total;
}

} // namespace sheet

int main() {
  const sheet::Row row{sheet::Cell(2.5), std::nullopt,
                       sheet::Cell(sheet::FormulaRef("=SUM(A1:A9)"))};
  std::size_t estimated = 0;
  std::thread estimator([&estimated](const sheet::Row &mine) {
    for (int i = 0; i < 100; ++i)
      estimated += sheet::cost(mine);
  }, row);  //~ thread-unsafe-refcount
  std::size_t drawn = 0;
  for (int i = 0; i < 100; ++i)
    drawn += sheet::cost(row);
  estimator.join();
  std::printf("%zu %zu\n", estimated, drawn);
  return 0;
}
