// Scoped jthreads work on chunks of one vector that do not overlap.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <thread>
#include <vector>

namespace image {

struct Pixel {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

void darken(std::span<Pixel> pixels, std::uint8_t by) {
  for (Pixel& pixel : pixels) {
    pixel.red = pixel.red > by ? pixel.red - by : 0;
    pixel.green = pixel.green > by ? pixel.green - by : 0;
    pixel.blue = pixel.blue > by ? pixel.blue - by : 0;
  }
}

// Splits `pixels` among threads and waits for them.
void darkenInParallel(std::vector<Pixel>& pixels, std::size_t threads) {
  const std::size_t share = (pixels.size() + threads - 1) / threads;
  std::vector<std::jthread> pool;
  pool.reserve(threads);
  for (std::size_t first = 0; first < pixels.size(); first += share) {
    const std::size_t count = std::min(share, pixels.size() - first);
    pool.emplace_back(darken, std::span<Pixel>(pixels).subspan(first, count),
                      std::uint8_t{10});
  }
}

std::uint64_t sumInParallel(const std::vector<Pixel>& pixels) {
  const auto middle =
      pixels.begin() + static_cast<std::ptrdiff_t>(pixels.size() / 2);
  const auto add = [](std::uint64_t sum, const Pixel& pixel) {
    return sum + pixel.red + pixel.green + pixel.blue;
  };
  std::uint64_t lower = 0;
  std::uint64_t upper = 0;
  {
    std::jthread thread(
        [&] { lower = std::accumulate(pixels.begin(), middle, lower, add); });
    upper = std::accumulate(middle, pixels.end(), upper, add);
  }
  return lower + upper;
}

}  // namespace image

int main() {
  std::vector<image::Pixel> pixels(1000, image::Pixel{20, 30, 40});
  image::darkenInParallel(pixels, 3);
  return image::sumInParallel(pixels) == 1000 * 60 ? 0 : 1;
}
