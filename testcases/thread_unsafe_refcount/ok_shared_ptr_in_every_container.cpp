// std::shared_ptr counts atomically, however deep it is packed.
#include <functional>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace {

struct Texture {
  explicit Texture(int edge) : pixels(static_cast<std::size_t>(edge * edge)) {}
  const std::vector<unsigned> pixels;
};

using TexturePtr = std::shared_ptr<const Texture>;
using Slot = std::variant<std::monostate, TexturePtr>;

struct Layer {
  std::string name;
  std::vector<std::optional<Slot>> slots;
};

struct Scene {
  std::map<int, Layer> layers;
  std::function<std::size_t()> estimate;
};

std::size_t Memory(Scene scene) {
  std::size_t total = scene.estimate();
  for (auto& [depth, layer] : scene.layers) {
    for (std::optional<Slot> slot : layer.slots) {
      if (!slot) continue;
      if (auto* texture = std::get_if<TexturePtr>(&*slot)) {
        total += (*texture)->pixels.size();
      }
    }
  }
  return total;
}

Scene MakeScene() {
  const TexturePtr grass = std::make_shared<const Texture>(16);
  const TexturePtr stone = std::make_shared<const Texture>(32);
  Scene scene;
  scene.layers[0] = {"ground", {Slot(grass), std::nullopt, Slot(stone)}};
  scene.layers[1] = {"shadow", {Slot(), Slot(grass)}};
  scene.estimate = [grass] { return grass->pixels.size(); };
  return scene;
}

}  // namespace

int main() {
  const Scene scene = MakeScene();
  std::future<std::size_t> worker =
      std::async(std::launch::async, Memory, scene);
  std::size_t third = 0;
  std::jthread other([scene, &third] { third = Memory(scene); });
  const std::size_t here = Memory(scene);
  other.join();
  std::cout << worker.get() << ' ' << here << ' ' << third << '\n';
}
