// Only main takes two locks at a time; the sampler takes one.
#include <chrono>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

namespace engine {

std::mutex meshes_mutex;
std::vector<int> meshes;

std::mutex lights_mutex;
std::vector<int> lights;

void load() {
  std::lock_guard meshes_lock(meshes_mutex);
  std::lock_guard lights_lock(lights_mutex);
  meshes = {1, 2, 3};
  lights = {4};
}

void bake() {
  std::lock_guard lights_lock(lights_mutex);
  std::lock_guard meshes_lock(meshes_mutex);
  lights.push_back(static_cast<int>(meshes.size()));
}

std::size_t sample() {
  std::size_t count = 0;
  {
    std::lock_guard lock(meshes_mutex);
    count += meshes.size();
  }
  std::lock_guard lock(lights_mutex);
  return count + lights.size();
}

}  // namespace engine

int main() {
  std::size_t most = 0;
  std::thread sampler([&most] {
    for (int i = 0; i < 100; ++i)
      if (std::size_t now = engine::sample(); now > most) most = now;
  });
  for (int frame = 0; frame < 100; ++frame) {
    engine::load();
    engine::bake();
  }
  sampler.join();
  std::printf("%zu\n", most);
}
