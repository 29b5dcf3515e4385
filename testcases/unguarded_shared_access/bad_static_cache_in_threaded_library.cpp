// A library: the class is made for several threads, as its lock says, but the
// cache of compiled patterns is a static that all objects share without one.
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
  bool matches(const std::string& line) const {
    return line.find(text_) != std::string::npos;
  }

 private:
  std::string text_;
};

class Filter {
 public:
  void add(const std::string& text) {
    std::shared_ptr<const Pattern> pattern = compile(text);
    std::lock_guard<std::mutex> lock(mutex_);
    patterns_.push_back(std::move(pattern));
  }

  bool accepts(const std::string& line) const {
    std::lock_guard<std::mutex> lock(mutex_);
    for (const auto& pattern : patterns_) {
      if (pattern->matches(line)) return true;
    }
    return false;
  }

 private:
  static std::shared_ptr<const Pattern> compile(const std::string& text) {
    static std::map<std::string, std::shared_ptr<const Pattern>> known;
    std::shared_ptr<const Pattern>& pattern = known[text];  //~ unguarded-shared-access
    if (pattern == nullptr) pattern = std::make_shared<Pattern>(text);
    return pattern;
  }

  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<const Pattern>> patterns_;
};

}  // namespace filter
