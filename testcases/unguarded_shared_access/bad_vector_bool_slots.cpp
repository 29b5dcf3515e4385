// Each thread has its own slot, but the slots of vector<bool> share bytes.
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace lint {

struct SourceFile {
  std::string path;
  std::string text;
};

bool hasTabs(const SourceFile& file) {
  return file.text.find('\t') != std::string::npos;
}

class Linter {
 public:
  explicit Linter(std::vector<SourceFile> files)
      : files_(std::move(files)), flagged_(files_.size(), false) {}

  void run(std::size_t threads) {
    std::vector<std::jthread> pool;
    for (std::size_t t = 0; t < threads; ++t) {
      pool.emplace_back([this, t, threads] {
        for (std::size_t i = t; i < files_.size(); i += threads) {
          flagged_[i] = hasTabs(files_[i]);  //~ unguarded-shared-access
        }
      });
    }
  }

  std::size_t flagged() const {
    return static_cast<std::size_t>(
        std::count(flagged_.begin(), flagged_.end(), true));
  }

 private:
  const std::vector<SourceFile> files_;
  std::vector<bool> flagged_;
};

}  // namespace lint

int main() {
  std::vector<lint::SourceFile> files;
  for (int i = 0; i < 64; ++i) {
    files.push_back({"f" + std::to_string(i), i % 2 == 0 ? "a\tb" : "a b"});
  }
  lint::Linter linter(std::move(files));
  linter.run(2);
  std::printf("%zu files with tabs\n", linter.flagged());
  return 0;
}
