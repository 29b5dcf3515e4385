// A scene's root is copied into a render task; its reference count is an int.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class RefCounted {
 public:
  RefCounted() = default;
  RefCounted(const RefCounted&) = delete;
  RefCounted& operator=(const RefCounted&) = delete;
  void Ref() { ++refs_; }
  void Unref() {
    if (--refs_ == 0) delete this;
  }

 protected:
  virtual ~RefCounted() = default;

 private:
  int refs_ = 0;
};

template <typename T>
class IntrusivePtr {
 public:
  explicit IntrusivePtr(T* object) : object_(object) { object_->Ref(); }
  IntrusivePtr(const IntrusivePtr& other) : object_(other.object_) {
    object_->Ref();
  }
  IntrusivePtr& operator=(const IntrusivePtr&) = delete;
  ~IntrusivePtr() { object_->Unref(); }
  const T* operator->() const { return object_; }

 private:
  T* object_;
};

class Node final : public RefCounted {
 public:
  explicit Node(std::vector<float> mesh) : mesh_(std::move(mesh)) {}
  std::size_t vertices() const { return mesh_.size() / 3; }

 private:
  const std::vector<float> mesh_;
};

class RenderPool {
 public:
  RenderPool() : worker_([this] { Work(); }) {}
  ~RenderPool() {
    Post(nullptr);
    worker_.join();
  }
  // An empty task ends the worker.
  void Post(std::function<void()> task) {
    std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    ready_.notify_one();
  }

 private:
  void Work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return !tasks_.empty(); });
      const std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      if (!task) return;
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> tasks_;
  std::thread worker_;
};

int main() {
  RenderPool pool;
  const IntrusivePtr<Node> root(new Node(std::vector<float>(30)));
  for (int frame = 0; frame < 1000; ++frame) {
    pool.Post([root] {  //~ thread-unsafe-refcount
      if (root->vertices() == 0) std::puts("nothing to draw");
    });
  }
}
