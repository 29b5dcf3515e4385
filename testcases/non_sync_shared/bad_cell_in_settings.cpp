// A Cell lets const code store through it; two threads share the settings.
#include <iostream>
#include <string>
#include <thread>
#include <utility>

// A value that can be replaced behind a const reference, on one thread.
template <typename T>
class Cell {
 public:
  explicit Cell(T value) : value_(std::move(value)) {}
  T get() const { return value_; }
  void set(T value) const { value_ = std::move(value); }
  T replace(T value) const { return std::exchange(value_, std::move(value)); }

 private:
  mutable T value_;
};

struct PrinterSettings {
  std::string name;
  Cell<int> pages_left{500};
  Cell<std::string> last_job{"none"};
};

// Takes paper for `job`, or nothing when there is not enough of it.
bool Reserve(const PrinterSettings& printer, const std::string& job,
             int pages) {
  const int left = printer.pages_left.get();
  if (left < pages) return false;
  printer.pages_left.set(left - pages);
  printer.last_job.replace(job);
  return true;
}

int main() {
  const PrinterSettings printer{"third floor"};
  int reports = 0;
  std::thread accounting([&printer, &reports] {  //~ non-sync-shared
    for (int i = 0; i < 50; ++i) {
      reports += Reserve(printer, "report " + std::to_string(i), 3);
    }
  });
  int letters = 0;
  for (int i = 0; i < 50; ++i) letters += Reserve(printer, "letter", 1);
  accounting.join();
  std::cout << reports << ' ' << letters << ' ' << printer.pages_left.get()
            << " of " << printer.name << '\n';
}
