// A cache that does not keep alive: weak_ptr::lock() under the mutex, no first look.
#include <atomic>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace image {

struct Bitmap {
  explicit Bitmap(std::string path) : file(std::move(path)) {}
  std::string file;
};

std::atomic<int> decoded{0};

class Thumbnail {
 public:
  explicit Thumbnail(std::string file) : file_(std::move(file)) {}

  std::shared_ptr<const Bitmap> Get() {
    std::lock_guard<std::mutex> lock(mutex_);
    std::shared_ptr<const Bitmap> bitmap = bitmap_.lock();
    if (bitmap == nullptr) {
      bitmap = std::make_shared<const Bitmap>(file_);
      bitmap_ = bitmap;
      ++decoded;
    }
    return bitmap;
  }

 private:
  const std::string file_;
  std::mutex mutex_;
  std::weak_ptr<const Bitmap> bitmap_;
};

}  // namespace image

int main() {
  image::Thumbnail thumbnail("cat.png");
  std::shared_ptr<const image::Bitmap> first, second;
  {
    std::jthread left([&] { first = thumbnail.Get(); });
    std::jthread right([&] { second = thumbnail.Get(); });
  }
  std::printf("%s\n", first->file.c_str());
  return first == second && image::decoded == 1 ? 0 : 1;
}
