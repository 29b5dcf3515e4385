// The thread is started before the loop, but joined in each of its rounds.
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

namespace tiles {

std::atomic<unsigned> painted{0};

void Paint(unsigned first, unsigned last) {
  for (unsigned tile = first; tile < last; ++tile) ++painted;
}

struct Layer {
  unsigned tiles = 0;
  bool is_visible = true;
};

unsigned PaintAll(const std::vector<Layer>& layers) {
  std::thread background(Paint, 0u, 16u);
  for (const Layer& layer : layers) {
    if (!layer.is_visible) continue;
    Paint(0, layer.tiles);
    background.join();  //~ thread-handle-misuse
  }
  if (background.joinable()) background.join();
  return painted;
}

}  // namespace tiles

int main() {
  const unsigned painted = tiles::PaintAll({{4, true}, {8, true}});
  std::printf("%u tiles\n", painted);
  return 0;
}
