// A const method numbers its results with a function-local static.
#include <functional>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace audit {

struct Entry {
  unsigned long number;
  std::string text;
};

class Formatter {
 public:
  explicit Formatter(std::string prefix) : prefix_(std::move(prefix)) {}

  // Entries are numbered through, whoever asks for them.
  Entry Format(const std::string& text) const {
    static unsigned long next_number = 1;
    return {next_number++, prefix_ + ": " + text};
  }

 private:
  const std::string prefix_;
};

std::vector<Entry> FormatAll(const Formatter& formatter, int count) {
  std::vector<Entry> entries;
  for (int i = 0; i < count; ++i) {
    entries.push_back(formatter.Format("event " + std::to_string(i)));
  }
  return entries;
}

}  // namespace audit

int main() {
  const audit::Formatter formatter("payments");
  std::vector<audit::Entry> background;
  std::thread worker(
      [&background](const audit::Formatter& shared) {
        background = audit::FormatAll(shared, 100);
      },
      std::cref(formatter));  //~ non-sync-shared
  const std::vector<audit::Entry> here = audit::FormatAll(formatter, 100);
  worker.join();
  std::cout << here.back().number << ' ' << background.back().number << '\n';
}
