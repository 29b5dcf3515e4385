// A thread runs a const member function of a report that main reads as well.
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace report {

class Sheet {
 public:
  explicit Sheet(std::vector<int> sales) : sales_(std::move(sales)) {}

  // Renders when the cached text is not up to date.
  std::string Render() const {
    if (is_dirty_) {
      text_.clear();
      for (const int sale : sales_) text_ += std::to_string(sale) + "\n";
      is_dirty_ = false;
    }
    return text_;
  }

  void RenderInto(std::string* output) const { *output = Render(); }

 private:
  const std::vector<int> sales_;
  mutable std::string text_;
  mutable bool is_dirty_ : 1 = true;
};

}  // namespace report

int main() {
  const report::Sheet sheet({1200, 340, 990, 15});
  std::string printed;
  std::thread printer(&report::Sheet::RenderInto,
                      &sheet,  //~ non-sync-shared
                      &printed);
  const std::string shown = sheet.Render();
  printer.join();
  std::printf("%zu %zu\n", printed.size(), shown.size());
}
