// The branch that hands the image to a task returns; the rest keeps it.
#include <cstdint>
#include <cstdio>
#include <future>
#include <stdexcept>
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

  std::size_t add(Image image) {
    if (image.pixels.empty()) {
      failed_.push_back(std::move(image));
      throw std::invalid_argument("an image without pixels");
    }
    if (image.pixels.size() > async_threshold_) {
      const std::size_t accepted = image.pixels.size();
      running_.push_back(
          std::async(std::launch::async, &shrink, std::move(image)));
      return accepted;
    }
    done_.push_back(shrink(image));
    return image.pixels.size();
  }

  std::vector<Image> finish() {
    for (std::future<Image>& running : running_) {
      done_.push_back(running.get());
    }
    running_.clear();
    std::vector<Image> done = std::move(done_);
    done_.clear();
    return done;
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
  std::vector<Image> failed_;
};

int main() {
  ThumbnailService service(1024);
  std::size_t bytes = 0;
  bytes += service.add({"icon", 16, 16, std::vector<std::uint8_t>(256)});
  bytes += service.add({"poster", 64, 64, std::vector<std::uint8_t>(4096)});
  try {
    bytes += service.add({"empty", 0, 0, {}});
  } catch (const std::invalid_argument& error) {
    std::printf("refused: %s\n", error.what());
  }
  std::printf("%zu bytes, %zu images\n", bytes, service.finish().size());
}
