// The test saves work only; the result of the insertion decides.
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace render {

struct Font {
  std::string name;
  int glyphs = 0;
};

class FontCache {
 public:
  std::shared_ptr<const Font> Get(const std::string& name) {
    if (std::shared_ptr<const Font> font = Find(name)) return font;
    auto loaded = std::make_shared<const Font>(Font{name, 256});
    std::lock_guard<std::mutex> lock(mutex_);
    // Somebody may have been faster: then theirs stays.
    const auto [it, is_new] = fonts_.emplace(name, std::move(loaded));
    if (is_new) ++loads_;
    return it->second;
  }

  bool Preload(const std::string& name) {
    if (Find(name) != nullptr) return false;
    auto loaded = std::make_shared<const Font>(Font{name, 128});
    std::lock_guard<std::mutex> lock(mutex_);
    return fonts_.try_emplace(name, std::move(loaded)).second;
  }

  int loads() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return loads_;
  }

 private:
  std::shared_ptr<const Font> Find(const std::string& name) const {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto it = fonts_.find(name);
    return it == fonts_.end() ? nullptr : it->second;
  }

  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Font>> fonts_;
  int loads_ = 0;
};

}  // namespace render

int main() {
  render::FontCache cache;
  std::shared_ptr<const render::Font> first, second;
  {
    std::jthread left([&] { first = cache.Get("mono"); });
    std::jthread right([&] { second = cache.Get("mono"); });
    cache.Preload("sans");
  }
  return first == second && cache.loads() == 1 ? 0 : 1;
}
