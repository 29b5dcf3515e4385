// The lock is given back for the download; what was missing may be there now.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace assets {

struct Texture {
  std::string pixels;
  int uses = 0;
};

std::string Download(const std::string& name) { return name + " pixels"; }

class TextureCache {
 public:
  std::string Use(const std::string& name) {
    std::unique_lock<std::mutex> lock(mutex_);
    if (textures_.find(name) == textures_.end()) {
      lock.unlock();
      std::string pixels = Download(name);
      lock.lock();
      textures_[name] = Texture{pixels, 0};  //~ check-then-act
    }
    Texture& texture = textures_[name];
    ++texture.uses;
    return texture.pixels;
  }

  int Uses(const std::string& name) const {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto it = textures_.find(name);
    return it == textures_.end() ? 0 : it->second.uses;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Texture> textures_;
};

}  // namespace assets

int main() {
  assets::TextureCache cache;
  {
    std::jthread left([&cache] { cache.Use("grass"); });
    std::jthread right([&cache] { cache.Use("grass"); });
  }
  std::printf("used %d times\n", cache.Uses("grass"));
  return 0;
}
