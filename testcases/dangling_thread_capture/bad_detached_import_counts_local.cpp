// An import adds its rows to a local that is gone before the import ends.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

int CountRows(const std::string& file) {
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  return static_cast<int>(std::count(file.begin(), file.end(), '/')) + 1;
}

class Importer {
 public:
  explicit Importer(std::vector<std::string> files)
      : files_(std::move(files)) {}

  // Gives the import a moment, then says whether anything arrived so far.
  bool ImportInBackground(std::chrono::milliseconds patience) const {
    std::atomic<int> rows{0};
    std::thread([files = files_, &rows] {
      for (const std::string& file : files) {
        rows += CountRows(file);
      }
    }).detach();  //~ dangling-thread-capture
    std::this_thread::sleep_for(patience);
    return rows.load() > 0;
  }

 private:
  const std::vector<std::string> files_;
};

}  // namespace

int main() {
  const Importer importer({"in/a.csv", "in/b.csv", "in/old/c.csv"});
  if (importer.ImportInBackground(std::chrono::milliseconds(3))) {
    std::cout << "the import is under way\n";
  }
}
