// Only the asynchronous path moves the image, and both paths use it below.
#include <cstdint>
#include <cstdio>
#include <future>
#include <string>
#include <utility>
#include <vector>

struct Image {
  std::string name;
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;
};

class ThumbnailService {
 public:
  explicit ThumbnailService(std::size_t async_threshold)
      : async_threshold_(async_threshold) {}

  // Returns how many bytes were accepted.
  std::size_t add(Image image) {
    const bool is_large = image.pixels.size() > async_threshold_;
    if (is_large) {
      running_.push_back(
          std::async(std::launch::async, &shrink, std::move(image)));
    } else {
      done_.push_back(shrink(image));
    }
    return image.pixels.size();  //~ use-after-send
  }

  std::vector<Image> finish() {
    for (std::future<Image>& running : running_) {
      done_.push_back(running.get());
    }
    running_.clear();
    return std::move(done_);
  }

 private:
  static Image shrink(const Image& image) {
    Image small{image.name + ".thumb", image.width / 2, image.height / 2, {}};
    for (std::size_t i = 0; i + 3 < image.pixels.size(); i += 4) {
      small.pixels.push_back(image.pixels[i]);
    }
    return small;
  }

  std::size_t async_threshold_;
  std::vector<std::future<Image>> running_;
  std::vector<Image> done_;
};

int main() {
  ThumbnailService service(1024);
  std::size_t bytes = 0;
  bytes += service.add({"icon", 16, 16, std::vector<std::uint8_t>(256)});
  bytes += service.add({"poster", 64, 64, std::vector<std::uint8_t>(4096)});
  std::printf("%zu bytes, %zu images\n", bytes, service.finish().size());
}
