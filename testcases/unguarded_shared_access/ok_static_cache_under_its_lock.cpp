// A library: the static cache has a static lock, and the class its own.
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace filter {

class Pattern {
 public:
  explicit Pattern(std::string text) : text_(std::move(text)) {}
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::shared_ptr<const Pattern> compile(const std::string& text) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Pattern>> known;
  std::lock_guard<std::mutex> lock(mutex);
  std::shared_ptr<const Pattern>& pattern = known[text];
  if (pattern == nullptr) pattern = std::make_shared<Pattern>(text);
  return pattern;
}

class Filter {
 public:
  void add(const std::string& text) {
    std::lock_guard<std::mutex> lock(mutex_);
    patterns_.push_back(compile(text));
  }
  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return patterns_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<const Pattern>> patterns_;
};

}  // namespace filter
