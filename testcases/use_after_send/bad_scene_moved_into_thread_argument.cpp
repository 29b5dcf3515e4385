// The scene goes to the render thread as an argument, and is asked again here.
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Triangle {
  float corners[9];
};

class Scene {
 public:
  explicit Scene(std::string name) : name_(std::move(name)) {}
  void add(const Triangle& triangle) { triangles_.push_back(triangle); }
  const std::string& name() const { return name_; }
  std::size_t triangle_count() const { return triangles_.size(); }

 private:
  std::string name_;
  std::vector<Triangle> triangles_;
};

static void render_frames(Scene scene, int frames) {
  for (int frame = 0; frame < frames; ++frame) {
    std::printf("%s: frame %d, %zu triangles\n", scene.name().c_str(), frame,
                scene.triangle_count());
  }
}

static Scene load_scene() {
  Scene scene("teapot");
  for (int i = 0; i < 64; ++i) scene.add(Triangle{});
  return scene;
}

int main() {
  Scene scene = load_scene();
  std::jthread renderer(render_frames, std::move(scene), 3);

  std::printf("main: rendering %zu triangles\n",
              scene.triangle_count());  //~ use-after-send
  return 0;
}
