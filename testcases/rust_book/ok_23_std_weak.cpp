// Counted pointers in a circle would leak: the way back up is a weak pointer.
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct Folder {
  explicit Folder(std::string name) : name(std::move(name)) {}
  const std::string name;
  std::mutex mutex;
  std::weak_ptr<Folder> parent;                   // guarded by `mutex`
  std::vector<std::shared_ptr<Folder>> children;  // guarded by `mutex`
};

static void add_child(const std::shared_ptr<Folder>& parent,
                      const std::shared_ptr<Folder>& child) {
  {
    std::lock_guard lock(child->mutex);
    child->parent = parent;
  }
  std::lock_guard lock(parent->mutex);
  parent->children.push_back(child);
}

static std::string path(const std::shared_ptr<Folder>& folder) {
  std::shared_ptr<Folder> parent;
  {
    std::lock_guard lock(folder->mutex);
    parent = folder->parent.lock();
  }
  return parent ? path(parent) + "/" + folder->name : folder->name;
}

int main() {
  auto root = std::make_shared<Folder>("srv");
  auto photos = std::make_shared<Folder>("photos");
  add_child(root, photos);

  std::jthread reader([photos] { std::printf("%s\n", path(photos).c_str()); });
  add_child(photos, std::make_shared<Folder>("2026"));
}
