// One thread alone uses `strtok`: another thread of another kind runs beside.
#include <atomic>
#include <cstring>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Importer {
 public:
  explicit Importer(std::vector<std::string> rows) : rows_(std::move(rows)) {}

  void run() {
    for (std::string& row : rows_) {
      for (char* cell = strtok(row.data(), ";"); cell != nullptr;
           cell = strtok(nullptr, ";")) {
        cells_ += *cell != '\0';
      }
      ++done_;
    }
  }
  std::size_t done() const { return done_; }
  std::size_t cells() const { return cells_; }

 private:
  std::vector<std::string> rows_;
  std::atomic<std::size_t> done_{0};
  std::size_t cells_ = 0;
};

void show_progress(const Importer& importer) {
  while (importer.done() < 3) std::this_thread::yield();
  std::cout << "imported\n";
}

int main() {
  Importer importer({"a;b;c", "d;e", "f"});
  std::thread worker([&importer] { importer.run(); });
  std::thread progress([&importer] { show_progress(importer); });
  worker.join();
  progress.join();
  std::cout << importer.cells() << '\n';
}
