// Workers fill plain vectors; a latch orders their writes before the reads.
#include <atomic>
#include <cstddef>
#include <latch>
#include <string>
#include <thread>
#include <vector>

namespace startup {

class Loader {
 public:
  explicit Loader(std::size_t modules)
      : loaded_(static_cast<std::ptrdiff_t>(modules)), modules_(modules) {}

  void load() {
    for (std::size_t i = 0; i < modules_.size(); ++i) {
      threads_.emplace_back([this, i] {
        modules_[i] = "module " + std::to_string(i);
        loaded_.count_down();
        warmed_up_.fetch_add(1);
      });
    }
    loaded_.wait();
    // Every count_down() happens before the return of wait(); the threads may
    // still run, but they do not touch the modules any more.
    for (const std::string& name : modules_) checksum_ += name.size();
  }

  void finish() { threads_.clear(); }

  std::size_t checksum() const { return checksum_; }
  int warmed_up() const { return warmed_up_; }

 private:
  std::latch loaded_;
  std::vector<std::string> modules_;
  std::size_t checksum_ = 0;
  std::atomic<int> warmed_up_{0};
  std::vector<std::jthread> threads_;
};

}  // namespace startup

int main() {
  startup::Loader loader(4);
  loader.load();
  const std::size_t checksum = loader.checksum();
  loader.finish();
  return checksum == 4 * 8 && loader.warmed_up() == 4 ? 0 : 1;
}
