// Double-checked initialisation done right: the first check is an acquire load.
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

class StopWords {
 public:
  explicit StopWords(std::vector<std::string> words)
      : words_(std::move(words)) {
    std::sort(words_.begin(), words_.end());
  }

  bool contains(std::string_view word) const {
    return std::binary_search(words_.begin(), words_.end(), word);
  }

 private:
  std::vector<std::string> words_;
};

class Filter {
 public:
  std::size_t count(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      if (!isStopWord(text.substr(0, end))) ++count;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return count;
  }

 private:
  bool isStopWord(std::string_view word) {
    const StopWords* words = published_.load(std::memory_order_acquire);
    if (words == nullptr) {
      std::lock_guard<std::mutex> lock(mutex_);
      words = published_.load(std::memory_order_relaxed);
      if (words == nullptr) {
        owned_ = std::make_unique<const StopWords>(
            std::vector<std::string>{"the", "a", "of"});
        words = owned_.get();
        published_.store(words, std::memory_order_release);
      }
    }
    return words->contains(word);
  }

  std::mutex mutex_;
  std::unique_ptr<const StopWords> owned_;
  std::atomic<const StopWords*> published_{nullptr};
};

int main() {
  Filter filter;
  std::size_t first = 0;
  std::size_t second = 0;
  {
    std::jthread a([&] { first = filter.count("the king of a hill"); });
    std::jthread b([&] { second = filter.count("the end"); });
  }
  return first == 2 && second == 1 ? 0 : 1;
}
