// Every `[&]` here is run before the call it is passed to returns.
#include <algorithm>
#include <functional>
#include <iostream>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace {

struct Text { std::string body; };
struct Image { int width; int height; };
using Block = std::variant<Text, Image>;

// Gives `use` the value under the lock.
template <typename T>
class Guarded {
 public:
  explicit Guarded(T value) : value_(std::move(value)) {}

  template <typename F>
  auto With(F&& use) {
    std::lock_guard lock(mutex_);
    return std::forward<F>(use)(value_);
  }

 private:
  std::mutex mutex_;
  T value_;
};

void VisitLines(const std::string& text,
                const std::function<bool(std::string_view)>& visitor) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (!visitor(std::string_view(text).substr(begin, end - begin))) return;
    begin = end + 1;
  }
}

std::size_t Weight(Guarded<std::vector<Block>>& document,
                   std::string_view stop_word) {
  std::size_t weight = 0;
  std::vector<std::size_t> parts;
  document.With([&](const std::vector<Block>& blocks) {
    std::for_each(blocks.begin(), blocks.end(), [&](const Block& block) {
      std::visit(
          [&](const auto& content) {
            if constexpr (requires { content.body; }) {
              VisitLines(content.body, [&](std::string_view line) {
                parts.push_back(line.size());
                return line != stop_word;
              });
            } else {
              parts.push_back(static_cast<std::size_t>(content.width) *
                              static_cast<std::size_t>(content.height));
            }
          },
          block);
    });
  });
  std::sort(parts.begin(), parts.end(),
            [&weight](std::size_t a, std::size_t b) {
              ++weight;
              return a < b;
            });
  for (const std::size_t part : parts) weight += part;
  return weight;
}

}  // namespace

int main() {
  Guarded<std::vector<Block>> document(std::vector<Block>{
      Text{"dear reader\nEND\nnever counted"}, Image{4, 3}, Text{"yours"}});
  std::cout << Weight(document, "END") << '\n';
}
