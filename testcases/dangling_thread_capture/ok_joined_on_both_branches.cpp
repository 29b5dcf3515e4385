// The loader is joined on the quick branch and on the slow one.
#include <atomic>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Tile {
  int x = 0;
  int y = 0;
  std::string image;
};

std::vector<Tile> MakeTiles(int side) {
  std::vector<Tile> tiles;
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      tiles.push_back({x, y, ""});
    }
  }
  return tiles;
}

class TileMap {
 public:
  // Loads the map; gives up early when the viewport is empty.
  std::size_t Load(int side, bool viewport_is_empty) const {
    std::thread loader;
    std::vector<Tile> tiles = MakeTiles(side);
    std::atomic<bool> cancelled{false};
    loader = std::thread([&tiles, &cancelled] {
      for (Tile& tile : tiles) {
        if (cancelled) return;
        tile.image = std::to_string(tile.x) + "-" + std::to_string(tile.y);
      }
    });
    if (viewport_is_empty) {
      cancelled = true;
      loader.join();
      return 0;
    } else {
      loader.join();
    }
    std::size_t bytes = 0;
    for (const Tile& tile : tiles) bytes += tile.image.size();
    return bytes;
  }
};

}  // namespace

int main() {
  const TileMap map;
  std::cout << map.Load(8, false) << ' ' << map.Load(8, true) << '\n';
}
