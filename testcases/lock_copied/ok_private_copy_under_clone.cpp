// The copy constructor is private; clone() calls it with the lock.
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Scene {
 public:
  Scene() = default;
  Scene& operator=(const Scene&) = delete;

  void add(std::string object) {
    std::lock_guard<std::mutex> lock(mutex_);
    objects_.push_back(std::move(object));
  }
  std::unique_ptr<Scene> clone() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return std::unique_ptr<Scene>(new Scene(*this));
  }
  std::size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return objects_.size();
  }

 private:
  // REQUIRES: other.mutex_ is held.
  Scene(const Scene& other) : objects_(other.objects_) {}

  mutable std::mutex mutex_;
  std::vector<std::string> objects_;
};

int main() {
  Scene scene;
  std::jthread artist([&scene] {
    scene.add("tree");
    scene.add("house");
  });
  std::unique_ptr<Scene> frame = scene.clone();
  std::printf("%d\n", frame->size() <= 2);
}
