// Copying a vector of tiles bumps a plain count per tile, on two threads.
#include <iostream>
#include <numeric>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Texture {
 public:
  explicit Texture(int edge) : pixels_(static_cast<std::size_t>(edge * edge)) {}
  std::size_t pixels() const { return pixels_.size(); }
  void AddRef() { ++ref_count_; }
  void DropRef() {
    if (--ref_count_ == 0) delete this;
  }

 private:
  ~Texture() = default;

  std::vector<unsigned> pixels_;
  int ref_count_ = 1;
};

class TexturePtr {
 public:
  // Takes over the reference that a new texture starts with.
  static TexturePtr Adopt(Texture* texture) { return TexturePtr(texture); }
  TexturePtr(const TexturePtr& other) : texture_(other.texture_) {
    texture_->AddRef();
  }
  TexturePtr& operator=(const TexturePtr& other) {
    other.texture_->AddRef();
    texture_->DropRef();
    texture_ = other.texture_;
    return *this;
  }
  ~TexturePtr() { texture_->DropRef(); }
  const Texture* operator->() const { return texture_; }

 private:
  explicit TexturePtr(Texture* texture) : texture_(texture) {}
  Texture* texture_;
};

using Atlas = std::vector<std::pair<std::string, TexturePtr>>;

std::size_t Memory(Atlas atlas) {
  return std::accumulate(
      atlas.begin(), atlas.end(), std::size_t{0},
      [](std::size_t sum, const auto& entry) {
        return sum + entry.second->pixels() * sizeof(unsigned);
      });
}

int main() {
  Atlas atlas;
  for (int i = 1; i <= 8; ++i) {
    atlas.emplace_back("tile" + std::to_string(i),
                       TexturePtr::Adopt(new Texture(1 << i)));
  }
  std::size_t uploaded = 0;
  std::jthread uploader(
      [atlas, &uploaded] { uploaded = Memory(atlas); });  //~ thread-unsafe-refcount
  const std::size_t resident = Memory(atlas);
  uploader.join();
  std::cout << uploaded << " of " << resident << " bytes\n";
}
