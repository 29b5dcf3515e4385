// A helper hands back its argument, and the thread refers to that temporary.
#include <atomic>
#include <functional>
#include <iostream>
#include <string>
#include <thread>

namespace render {

struct Options {
  int width = 0;
  int height = 0;
  std::string palette;
};

// Returns its argument when it is usable, and the defaults otherwise.
const Options& OrDefault(const Options& wanted) {
  static const Options kDefaults{640, 480, "natural earth, soft shadows"};
  return wanted.width > 0 ? wanted : kDefaults;
}

void RenderTile(const Options& options, int tile, std::atomic<long>& cost) {
  cost += static_cast<long>(options.width) * options.height + tile +
          static_cast<long>(options.palette.size());
}

long RenderPreview(int width) {
  std::atomic<long> cost{0};
  std::jthread worker(
      RenderTile,
      std::cref(OrDefault(Options{width, 90, "draft"})),  //~ dangling-thread-capture
      1, std::ref(cost));
  RenderTile(OrDefault(Options{}), 2, cost);
  worker.join();
  return cost;
}

}  // namespace render

int main() {
  std::cout << "cost " << render::RenderPreview(120) << '\n';
}
