// A class without any lock runs on many threads, each with its own object.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace compress {

// Not thread-safe; give each thread its own.
class RunLengthEncoder {
 public:
  void feed(const std::string& text) {
    for (const char c : text) {
      if (!output_.empty() && output_.back().first == c) {
        ++output_.back().second;
      } else {
        output_.emplace_back(c, 1);
      }
      ++consumed_;
    }
  }

  std::size_t runs() const { return output_.size(); }
  std::uint64_t consumed() const { return consumed_; }

 private:
  std::vector<std::pair<char, int>> output_;
  std::uint64_t consumed_ = 0;
};

class Worker {
 public:
  explicit Worker(std::string text)
      : encoder_(std::make_unique<RunLengthEncoder>()),
        text_(std::move(text)) {}

  void run() {
    RunLengthEncoder scratch;  // A second one, on this thread's stack.
    for (int i = 0; i < 20; ++i) {
      encoder_->feed(text_);
      scratch.feed(text_);
    }
    agreed_ = scratch.runs() == encoder_->runs();
  }

  bool agreed() const { return agreed_; }
  std::uint64_t consumed() const { return encoder_->consumed(); }

 private:
  std::unique_ptr<RunLengthEncoder> encoder_;
  const std::string text_;
  bool agreed_ = false;
};

}  // namespace compress

int main() {
  std::vector<std::unique_ptr<compress::Worker>> workers;
  workers.push_back(std::make_unique<compress::Worker>("aaabbbc"));
  workers.push_back(std::make_unique<compress::Worker>("xyzzy"));
  {
    std::vector<std::jthread> threads;
    for (const auto& worker : workers) {
      threads.emplace_back(&compress::Worker::run, worker.get());
    }
  }
  std::uint64_t consumed = 0;
  for (const auto& worker : workers) {
    if (!worker->agreed()) return 1;
    consumed += worker->consumed();
  }
  return consumed == 20 * 12 ? 0 : 1;
}
