// The scene draws its nodes under its lock; a node that moves marks the scene.
#include <memory>
#include <mutex>
#include <vector>

namespace gfx {

class Scene;

class Node {
 public:
  Node(Scene& scene, float x) : scene_(scene), x_(x) {}
  void move_by(float dx);
  float x() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return x_;
  }

 private:
  mutable std::mutex mutex_;
  Scene& scene_;
  float x_;
};

class Scene {
 public:
  Node& add(float x) {
    std::lock_guard<std::mutex> lock(mutex_);
    nodes_.push_back(std::make_unique<Node>(*this, x));
    return *nodes_.back();
  }
  void mark_dirty() {
    std::lock_guard<std::mutex> lock(mutex_);
    dirty_ = true;
  }
  float right_edge() {
    std::lock_guard<std::mutex> lock(mutex_);
    float edge = 0;
    for (const auto& node : nodes_)
      if (node->x() > edge) edge = node->x();
    dirty_ = false;
    return edge;
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Node>> nodes_;
  bool dirty_ = false;
};

void Node::move_by(float dx) {
  std::lock_guard<std::mutex> lock(mutex_);
  x_ += dx;
  scene_.mark_dirty();  //~ lock-order-inversion
}

}  // namespace gfx
