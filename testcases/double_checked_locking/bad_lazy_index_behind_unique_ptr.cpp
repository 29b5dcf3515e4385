// Double-checked initialisation whose first check reads a plain unique_ptr.
#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

class StopWordIndex {
 public:
  explicit StopWordIndex(std::vector<std::string> words)
      : words_(std::move(words)) {
    std::sort(words_.begin(), words_.end());
  }

  bool contains(std::string_view word) const {
    return std::binary_search(words_.begin(), words_.end(), word);
  }

 private:
  std::vector<std::string> words_;
};

class Tokenizer {
 public:
  std::size_t countWords(std::string_view text) {
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
    if (index_ == nullptr) {  //~ double-checked-locking
      std::lock_guard<std::mutex> lock(mutex_);
      if (index_ == nullptr) {
        index_ = std::make_unique<const StopWordIndex>(
            std::vector<std::string>{"the", "a", "of"});
      }
    }
    return index_->contains(word);
  }

  std::mutex mutex_;
  std::unique_ptr<const StopWordIndex> index_;
};

int main() {
  Tokenizer tokenizer;
  std::size_t first = 0;
  std::size_t second = 0;
  {
    std::jthread a([&] { first = tokenizer.countWords("the king of a hill"); });
    std::jthread b([&] { second = tokenizer.countWords("the end"); });
  }
  return first == 2 && second == 1 ? 0 : 1;
}
