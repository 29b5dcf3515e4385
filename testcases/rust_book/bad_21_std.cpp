// Not Send by derivation: scene, node, mesh and at the bottom a plain count.
#include <cstdio>
#include <optional>
#include <string>
#include <thread>
#include <vector>

class MeshRef {
 public:
  MeshRef() : uses_(new int(1)) {}
  MeshRef(const MeshRef& other) : uses_(other.uses_) { ++*uses_; }
  MeshRef& operator=(const MeshRef&) = delete;
  ~MeshRef() {
    if (--*uses_ == 0) delete uses_;
  }

 private:
  int* uses_;
};

struct Node {
  std::string name;
  std::optional<MeshRef> mesh;
};

struct Scene {
  std::string title;
  std::vector<Node> nodes;
};

int main() {
  Scene scene{"office", {}};
  scene.nodes.push_back({"desk", MeshRef()});

  std::jthread renderer([scene] {  //~ thread-unsafe-refcount
    std::printf("%s: %zu nodes\n", scene.title.c_str(), scene.nodes.size());
  });
  const std::vector<Node> selection = scene.nodes;
  std::printf("%zu selected\n", selection.size());
}
